import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMedcast } from '../testing/run-medcast';
import { publishVersions } from '../testing/publish-versions';
import { type RunningBuckets, startBuckets } from '../testing/start-buckets';

let folder: string;
let buckets: RunningBuckets;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-release-buckets-'));
  buckets = await startBuckets();
  await publishVersions(`file:${join(folder, 'made')}`, 2);
}, 300_000);

afterAll(async () => {
  await buckets.stop();
  await rm(folder, { recursive: true });
});

describe.each(['gs', 's3', 'az'] as const)('medcast release in %s:', (kind) => {
  it('publishes, promotes, rolls back and verifies', async () => {
    const { uri, env } = buckets.line[kind];
    const run = async (...words: readonly string[]) => {
      const { exitCode, stdout, stderr } = await runMedcast(folder, ['release', ...words], {
        env: { ...env, MODELS: uri },
      });
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      return stdout;
    };
    for (const version of ['1', '2']) {
      await run('publish', '--from', 'file:made', '--model', 'insurance', '--version', version);
      await run('promote', '--model', 'insurance', '--version', version, '--reason', `version ${version}`);
    }

    expect(await run('rollback', '--model', 'insurance', '--reason', 'complaints')).toBe(
      'production of insurance now points to 1; it is the first\n',
    );
    expect(await run('verify')).toMatch(/insurance +1 +ok\ninsurance +2 +ok\n/);
    expect(await run('history', '--model', 'insurance')).toMatch(/version 1\n.*version 2\n.*complaints\n$/);
  }, 120_000);
});
