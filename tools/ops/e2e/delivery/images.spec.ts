import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { execa } from 'execa';
import { renderRentTable } from '../testing/rent-table';
import { program } from '../testing/run-medcast';
import { buildImages } from './testing/build-images';
import { imageOf, readOwnImages, TAG } from './testing/own-images';
import { runImage, type RunningImage, startImage, untilAnswers } from './testing/run-image';
import { type RunningRegistry, startRegistry } from './testing/start-registry';

// Cold: packages are installed three times, and Debian's are unpacked.
jest.setTimeout(1_200_000);

const MOST_BYTES = 120_000_000;
const GRACE_SECONDS = 20;
const PREDICTOR = 'http://127.0.0.1:43000';
const WEB = 'http://127.0.0.1:8080';
const BROWSER = { accept: 'text/html,*/*;q=0.8' };
const patient = { age: 19, sex: 'female', bmi: 27.9, children: 0, smoker: 'yes', region: 'southwest' };

const predictorOptions = [
  '--env=PORT=43000',
  '--env=ADMIN_PORT=43001',
  '--env=HOST=127.0.0.1',
  '--env=DRAIN_SECONDS=1',
];
const webOptions = ['--tmpfs=/tmp:rw,mode=1777'];

const { folder: archives, images } = readOwnImages();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-run-'));
});

afterAll(() => rm(folder, { recursive: true }));

const running: RunningImage[] = [];

async function start(role: string, options: readonly string[]): Promise<RunningImage> {
  const started = await startImage({ image: imageOf(images, role).image, options });
  running.push(started);
  return started;
}

afterEach(async () => {
  for (const each of running.splice(0)) await each.remove();
});

describe('the images', () => {
  it('are small', () => {
    for (const { image, compressedBytes } of images) {
      process.stderr.write(`${image}: ${(compressedBytes / 1_000_000).toFixed(1)} MB compressed\n`);
    }
    expect(images.map(({ role }) => role)).toEqual(['predictor', 'web', 'training']);
    expect(imageOf(images, 'predictor').compressedBytes).toBeLessThan(MOST_BYTES);
  });

  it('are the same, byte for byte, when they are built from nothing again', async () => {
    const options = ['--no-cache'];
    const again = await buildImages({ roles: ['predictor'], tag: TAG, archive: join(folder, 'again'), options });
    expect(imageOf(again, 'predictor').digest).toBe(imageOf(images, 'predictor').digest);
  });

  it('say of which commit they are, also where nothing but the commit has changed', async () => {
    const { stdout: head } = await execa('git', ['rev-parse', 'HEAD'], { cwd: import.meta.dirname });
    for (const { image } of images) {
      const { stdout } = await execa('buildah', ['inspect', '--type=image', image]);
      const { Labels: labels } = JSON.parse(stdout).OCIv1.config;
      expect(labels['org.opencontainers.image.revision']).toMatch(new RegExp(`^${head}(-dirty)?$`));
      expect(await readFileOf(image, '/app/revision')).toBe(labels['org.opencontainers.image.revision']);
    }
  });

  it('say what is in them, to the version', async () => {
    const lock = JSON.parse(await readFile(join(import.meta.dirname, '../../../../package-lock.json'), 'utf8'));
    const sbom = await readSbom('predictor');
    const versionOf = (name: string): unknown => lock.packages[`node_modules/${name}`].version;
    for (const name of ['onnxruntime-node', 'fastify', `node-linux-${process.arch}`]) {
      expect(sbom.components).toContainEqual(
        expect.objectContaining({ name, version: versionOf(name), purl: `pkg:npm/${name}@${String(versionOf(name))}` }),
      );
    }
    const names = sbom.components.map(({ name }) => name);
    expect(names).toContain('insurance');
    expect(names).not.toContain('jest');
    expect(names).not.toContain('typescript');
    expect((await readSbom('training')).components.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['scikit-learn', 'csv-parse', 'onnxruntime-node']),
    );
  });
});

interface Sbom {
  readonly components: readonly { readonly name: string }[];
}

async function readSbom(role: string): Promise<Sbom> {
  return JSON.parse(await readFileOf(imageOf(images, role).image, '/app/sbom.cdx.json'));
}

async function readFileOf(image: string, path: string): Promise<string> {
  const script = 'c=$(buildah from --pull-never "$0"); cat "$(buildah mount "$c")$1"; buildah rm "$c" >/dev/null';
  return (await execa('sh', ['-euc', script, image, path])).stdout;
}

describe('the predictor', () => {
  it('serves with nothing to write to and no right that a process can do without', async () => {
    const predictor = await start('predictor', predictorOptions);
    await untilAnswers(`${PREDICTOR}/health/ready`, 200);

    const answer = await fetch(`${PREDICTOR}/api/v1/predict?explain=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(patient),
    });

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ estimate: { unit: 'USD' }, model: { name: 'insurance' } });
    const status = await predictor.status();
    expect(status.get('Uid')).toMatch(/^65532\t65532\t/);
    expect(status.get('CapEff')).toBe('0000000000000000');
    expect(status.get('NoNewPrivs')).toBe('1');
    expect(await predictor.log()).not.toMatch(/telemetry/i);
  });

  it('has its documentation, which needs files beside the program', async () => {
    await start('predictor', predictorOptions);
    await untilAnswers(`${PREDICTOR}/health/ready`, 200);
    const page = await (await fetch(`${PREDICTOR}/docs`)).text();
    const parts = [...page.matchAll(/(?:src|href)="\.?\/?(docs\/[^"]+)"/g)].map(([, path]) => path);
    expect(parts.length).toBeGreaterThan(2);
    const answers = await Promise.all(parts.map((path) => fetch(`${PREDICTOR}/${path}`)));
    expect(answers.map(({ status }) => status)).toEqual(parts.map(() => 200));
  });

  it('ends well when it is told to, within the grace', async () => {
    const predictor = await start('predictor', predictorOptions);
    await untilAnswers(`${PREDICTOR}/health/ready`, 200);
    expect(await predictor.stop(GRACE_SECONDS)).toBe(0);
  });

  it('has no shell', async () => {
    const { image } = imageOf(images, 'predictor');
    const { exitCode, output } = await runImage({ image, options: ['--entrypoint=/bin/sh'], words: ['-c', 'true'] });
    expect(exitCode).toBe(127);
    expect(output).toContain('no such file or directory');
  });
});

const SECURITY = /^(content-security-policy|cross-origin-|origin-agent-cluster|referrer-policy|x-(?!request-id))/;

async function headersOf(url: string): Promise<object> {
  const { status, headers } = await fetch(url, { headers: { ...BROWSER, 'accept-encoding': 'gzip' } });
  const kept = [...headers].filter(([name]) => SECURITY.test(name) || ['cache-control', 'vary'].includes(name));
  const lower = kept.map(([name, value]) => [name, name === 'vary' ? value.toLowerCase() : value]);
  return { status, ...Object.fromEntries(lower) };
}

describe('the form', () => {
  it('is served with the headers with which the predictor serves it, at every kind of path', async () => {
    await start('predictor', predictorOptions);
    await start('web', [...webOptions, '--env=PREDICTOR_ADDRESS=127.0.0.1:43000']);
    await untilAnswers(`${PREDICTOR}/health/ready`, 200);
    await untilAnswers(`${WEB}/nginx-health`, 200);
    const page = await (await fetch(`${WEB}/`, { headers: BROWSER })).text();
    expect(page).toContain('<title>Medcast</title>');
    const script = /src="(main-[A-Z0-9]{8}\.js)"/.exec(page)?.[1] ?? 'none';

    for (const path of ['', script, 'favicon.svg', 'models/insurance', 'nothing.js', 'api/nothing', 'docs']) {
      expect({ path, ...(await headersOf(`${WEB}/${path}`)) }).toEqual({
        path,
        ...(await headersOf(`${PREDICTOR}/${path}`)),
      });
    }
    expect((await fetch(`${WEB}/.git/config`, { headers: BROWSER })).status).toBe(404);
    const { headers } = await fetch(`${WEB}/${script}`, { headers: { 'accept-encoding': 'gzip' } });
    expect(headers.get('content-encoding')).toBe('gzip');
    // A page of another build has the same length and, in an image, the same time.
    expect([headers.get('etag'), headers.get('last-modified')]).toEqual([null, null]);
  });

  it('passes on what is the predictor’s', async () => {
    await start('predictor', predictorOptions);
    const web = await start('web', [...webOptions, '--env=PREDICTOR_ADDRESS=127.0.0.1:43000']);
    await untilAnswers(`${PREDICTOR}/health/ready`, 200);
    await untilAnswers(`${WEB}/health/ready`, 200);
    const answer = await fetch(`${WEB}/api/v1/predict`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'from-a-browser' },
      body: JSON.stringify(patient),
    });
    expect(await answer.json()).toMatchObject({ estimate: { unit: 'USD' }, requestId: 'from-a-browser' });
    expect((await web.status()).get('CapEff')).toBe('0000000000000000');
    expect(await web.log()).not.toContain('southwest');
  });

  it('starts without a predictor, and says that there is none', async () => {
    await start('web', webOptions);
    await untilAnswers(`${WEB}/nginx-health`, 200);
    expect((await fetch(`${WEB}/`, { headers: BROWSER })).status).toBe(200);
    const answer = await fetch(`${WEB}/api/v1/models`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await answer.json()).toMatchObject({ code: 'NETWORK_UNREACHABLE', status: 503 });
  });

  it('ends well when it is told to', async () => {
    const web = await start('web', webOptions);
    await untilAnswers(`${WEB}/nginx-health`, 200);
    expect(await web.stop(GRACE_SECONDS)).toBe(0);
  });
});

describe('the training image', () => {
  it('trains without a network and without making an environment', async () => {
    const work = join(folder, 'work');
    await mkdir(work, { mode: 0o777 });
    await execa('chmod', ['777', work]);
    await writeFile(join(folder, 'rent.csv'), renderRentTable());
    const tasks = join(import.meta.dirname, '../testing/tasks');
    const options = [
      ...['--tmpfs=/tmp:rw,mode=1777', '--env=HOME=/tmp', `--volume=${work}:/work`, `--volume=${tasks}:/tasks:ro`],
      `--volume=${join(folder, 'rent.csv')}:/rent.csv:ro`,
    ];
    const words = ['train', '--task', 'rent', '--tasks-root', '/tasks', '--data', '/rent.csv', '--out', '/work/models'];
    const { exitCode, output } = await runImage({ image: imageOf(images, 'training').image, options, words });
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.not.stringContaining('making the Python') });
    expect(JSON.parse(await readFile(join(work, 'models/rent/1/bundle.json'), 'utf8'))).toMatchObject({ version: 1 });
  });
});

describe('medcast image push', () => {
  let registry: RunningRegistry;

  beforeAll(async () => {
    registry = await startRegistry();
  });

  afterAll(() => registry.stop());

  it.each(['buildah', 'podman'])('pushes with %s what was built, with the list of its parts', async (engine) => {
    const prefix = `${registry.line.registry}/${engine}`;
    const words = ['image', 'push', 'web', '--with', engine, '--tag', TAG, '--archive', archives, '--json'];
    const env = { PATH: `${registry.line.tools}:${process.env['PATH'] ?? ''}` };
    const { stdout } = await execa(process.execPath, [program, ...words, '--registry', prefix], { env });
    const [pushed] = JSON.parse(stdout).images;

    expect(pushed).toMatchObject({ name: `${prefix}/medcast-web`, digest: imageOf(images, 'web').digest });
    const crane = async (...args: string[]) => (await execa('crane', [...args, '--insecure'], { env })).stdout;
    expect(await crane('digest', `${pushed.name}:${TAG}`)).toBe(pushed.digest);
    // The tag under which a registry without the API of referrers keeps them.
    const referrers = JSON.parse(await crane('manifest', `${pushed.name}:${pushed.digest.replace(':', '-')}`));
    expect(referrers.manifests).toEqual([
      expect.objectContaining({ digest: pushed.sbom, artifactType: 'application/vnd.cyclonedx+json' }),
    ]);
    const artifact = JSON.parse(await crane('manifest', `${pushed.name}@${pushed.sbom}`));
    expect(artifact.subject.digest).toBe(pushed.digest);
    const sbom = JSON.parse(await crane('blob', `${pushed.name}@${artifact.layers[0].digest}`));
    expect(sbom).toEqual(await readSbom('web'));
  });
});
