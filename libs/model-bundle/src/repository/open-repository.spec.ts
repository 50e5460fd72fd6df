import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Channel } from '../channel/channel';
import { loadBundle } from '../load-bundle';
import { publishBundle } from '../publish-bundle';
import { problemOf } from '../testing/problem-of';
import { sampleDraft } from '../testing/sample-draft';
import type { ModelRepository } from './model-repository';
import { openRepository } from './open-repository';

let folder: string;
let root: string;
let repository: ModelRepository;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-repository-'));
  root = join(folder, 'bundles');
  repository = openRepository(`file:${root}`);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('openRepository', () => {
  it.each<[string, (path: string) => string]>([
    ['file:/abs', (path) => `file:${path}`],
    ['file:///abs', (path) => pathToFileURL(path).href],
    ['file:relative', (path) => `file:${relative(process.cwd(), path)}`],
  ])('opens %s', async (_, uriOf) => {
    await publishBundle(repository, sampleDraft());

    expect(await openRepository(uriOf(root)).listModels()).toEqual(['insurance']);
  });

  it.each([
    '',
    'file:',
    'bundles',
    '/srv/bundles',
    'file://host/share',
    'gs:bucket',
    'gs://',
    'gs://b',
    's3://Bucket/models',
    's3://key:secret@bucket/models',
    's3://bucket/../other',
    'az://container/models?sig=secret',
    'https://bucket/models',
  ])('refuses %j', (uri) => {
    expect(() => openRepository(uri)).toThrow(/^REPOSITORY_URI_UNSUPPORTED: expected a repository URI such as/);
  });

  it.each(['gs://bucket', 's3://bucket/models', 'az://container/models/eu/', 'gs://my_bucket.example.com/v1.2'])(
    'opens %j without touching it',
    (uri) => {
      expect(openRepository(uri).uri).toBe(uri);
    },
  );

  it('says which variable names the account', async () => {
    const problem = await problemOf(openRepository('az://container/models').listModels());

    expect(problem.code).toBe('REPOSITORY_UNREACHABLE');
    expect(problem.detail).toContain('AZURE_STORAGE_ACCOUNT');
  });

  it('says what cannot be read', async () => {
    const problem = await problemOf(repository.listModels());

    expect(problem.code).toBe('REPOSITORY_UNREACHABLE');
    expect(problem.detail).toContain(root);
  });

  it('is empty where nothing was published', async () => {
    expect(await repository.listVersions('insurance')).toEqual([]);
    expect(await repository.listFiles('insurance', 1)).toEqual([]);
    expect(await repository.readChannel('insurance', 'production')).toBeUndefined();
  });

  it('lists models and versions in order and passes over what is neither', async () => {
    for (const [model, version] of [
      ['iris', 2],
      ['iris', 10],
      ['insurance', 1],
    ] as const) {
      await repository.writeFile(model, version, 'card.md', new Uint8Array());
    }
    await mkdir(join(root, 'iris', 'channels'));
    await mkdir(join(root, 'empty'));
    await writeFile(join(root, 'README.md'), '');

    expect(await repository.listModels()).toEqual(['insurance', 'iris']);
    expect(await repository.listVersions('iris')).toEqual([2, 10]);
  });

  it('publishes a bundle that it loads, and leaves nothing behind', async () => {
    const published = await publishBundle(repository, sampleDraft());

    const bundle = await loadBundle(repository, { model: published.name, version: published.version });

    expect(bundle.manifest.model).toBe('insurance');
    expect(await readdir(join(root, '.incoming'))).toEqual([]);
  });

  it('refuses a file that was hidden in a folder of a bundle', async () => {
    await publishBundle(repository, sampleDraft());
    await mkdir(join(root, 'insurance', '1', 'code'));
    await writeFile(join(root, 'insurance', '1', 'code', 'run.sh'), '');

    const problem = await problemOf(loadBundle(repository, { model: 'insurance', version: 1 }));

    expect(problem.code).toBe('BUNDLE_FILE_UNKNOWN');
    expect(problem.detail).toContain('code/run.sh');
  });

  it('never writes over a file', async () => {
    await repository.writeFile('insurance', 1, 'card.md', Buffer.from('first'));

    const problem = await problemOf(repository.writeFile('insurance', 1, 'card.md', Buffer.from('second')));

    expect(problem.code).toBe('VERSION_EXISTS');
    expect(Buffer.from(await repository.readFile('insurance', 1, 'card.md')).toString()).toBe('first');
  });

  it('says which file is missing', async () => {
    expect((await problemOf(repository.readFile('insurance', 1, 'card.md'))).code).toBe('BUNDLE_FILE_MISSING');
  });
});

describe('paths that leave the repository', () => {
  it.each(['', '.', '..', '../other', '/etc', 'a/b', 'a\\b', 'Insurance', '.incoming', 'a\0b', 'x'.repeat(64)])(
    'refuses the model %j in every method',
    async (model) => {
      const channel: Channel = { version: 1, previous: null, changedAt: '2026-01-31T12:00:00Z', reason: 'first' };
      const calls = [
        repository.listVersions(model),
        repository.listFiles(model, 1),
        repository.readFile(model, 1, 'card.md'),
        repository.writeFile(model, 1, 'card.md', new Uint8Array()),
        repository.readChannel(model, 'production'),
        repository.writeChannel(model, 'production', channel, undefined),
        repository.readChannel('insurance', model),
      ];

      const codes = (await Promise.all(calls.map(problemOf))).map(({ code }) => code);

      expect(new Set(codes)).toEqual(new Set(['BUNDLE_PATH_REFUSED']));
    },
  );

  it.each(['', '..', '../bundle.json', '/etc/passwd', 'a/../b', 'a//b', './a', 'a\\b', '.hidden', 'a\0'])(
    'refuses the path %j',
    async (path) => {
      expect((await problemOf(repository.readFile('insurance', 1, path))).code).toBe('BUNDLE_PATH_REFUSED');
      expect((await problemOf(repository.writeFile('insurance', 1, path, new Uint8Array()))).code).toBe(
        'BUNDLE_PATH_REFUSED',
      );
    },
  );

  it.each([0, -1, 1.5, NaN, Infinity, 1e21])('refuses the version %d', async (version) => {
    expect((await problemOf(repository.listFiles('insurance', version))).code).toBe('BUNDLE_PATH_REFUSED');
  });

  it('refuses a file that is a symbolic link to outside', async () => {
    await publishBundle(repository, sampleDraft());
    const card = join(root, 'insurance', '1', 'card.md');
    const secret = join(folder, 'secret');
    await writeFile(secret, await readFile(card));
    await rm(card);
    await symlink(secret, card);

    const problem = await problemOf(loadBundle(repository, { model: 'insurance', version: 1 }));

    expect(problem.code).toBe('BUNDLE_PATH_REFUSED');
    expect(problem.detail).toContain(secret);
  });

  it.each(['the parent', 'a sibling'])('refuses a model that is a symbolic link to %s', async (target) => {
    await mkdir(join(folder, 'sibling'));
    await mkdir(root);
    await symlink(target === 'the parent' ? folder : join(folder, 'sibling'), join(root, 'insurance'));

    expect((await problemOf(publishBundle(repository, sampleDraft()))).code).toBe('BUNDLE_PATH_REFUSED');
    expect(await readdir(join(folder, 'sibling'))).toEqual([]);
  });

  it('follows symbolic links within the repository, and to it', async () => {
    await publishBundle(repository, sampleDraft());
    await symlink(root, join(folder, 'mounted'));
    await rm(join(root, 'insurance', '1', 'report.html'));
    await writeFile(join(root, 'report.html'), sampleDraft().files['report.html']);
    await symlink(join(root, 'report.html'), join(root, 'insurance', '1', 'report.html'));

    const mounted = openRepository(`file:${join(folder, 'mounted')}`);

    await expect(loadBundle(mounted, { model: 'insurance', version: 1 })).resolves.toBeDefined();
  });
});
