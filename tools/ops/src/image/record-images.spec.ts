import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { recordImages } from './record-images';

const before = { name: 'gcr.io/p/medcast-web', digest: 'sha256:0' };
const pushed = { role: 'web', name: 'gcr.io/q/medcast-web', digest: 'sha256:1' } as const;
let root: string;
let path: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'medcast-record-'));
  path = join(root, 'tools/manifests/src/environments/images.json');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify({ prod: { predictor: before, web: before }, eks: { web: before } }));
});

afterEach(() => rm(root, { recursive: true }));

describe('recordImages', () => {
  it('writes what was pushed, and leaves the rest', async () => {
    await recordImages(root, 'prod', [pushed]);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      prod: { predictor: before, web: { name: pushed.name, digest: pushed.digest } },
      eks: { web: before },
    });
  });

  it('refuses an environment that runs no images by digest, and names those that do', async () => {
    await expect(recordImages(root, 'dev', [pushed])).rejects.toMatchObject({
      code: 'USAGE',
      detail: '--record: expected one of prod, eks, which run images by digest; got "dev"',
    });
  });
});
