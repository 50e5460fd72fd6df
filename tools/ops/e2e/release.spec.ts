import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishVersions } from './testing/publish-versions';
import { type CliRun, runMedcast } from './testing/run-medcast';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-release-e2e-'));
  await publishVersions(`file:${join(folder, 'made')}`, 3);
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

function release(...words: readonly string[]): Promise<CliRun> {
  return runMedcast(folder, ['release', ...words]);
}

function promote(version: number, ...words: readonly string[]): Promise<CliRun> {
  return release('promote', '--models', 'file:shop', '--model', 'insurance', '--version', String(version), ...words);
}

/** Standard output of a run that must have worked. */
async function outputOf(run: Promise<CliRun>): Promise<string> {
  const { exitCode, stdout, stderr } = await run;
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

async function jsonOf(run: Promise<CliRun>): Promise<unknown> {
  return JSON.parse(await outputOf(run));
}

describe('medcast release', () => {
  it('publishes, promotes, rolls back, lists and collects', async () => {
    for (const version of ['1', '2', '3']) {
      const copy = ['publish', '--from', 'file:made', '--models', 'file:shop', '--model', 'insurance'];
      expect(await outputOf(release(...copy, '--version', version))).toBe(
        `insurance/${version} is verified and now in file:shop\n`,
      );
      expect(await outputOf(release(...copy, '--version', version))).toBe(
        `insurance/${version} is already in file:shop\n`,
      );
    }
    expect(await readFile(join(folder, 'shop/insurance/2/bundle.json'))).toEqual(
      await readFile(join(folder, 'made/insurance/2/bundle.json')),
    );

    await outputOf(promote(1, '--reason', 'first'));
    expect(await outputOf(promote(2, '--reason', 'better', '--dry-run'))).toBe(
      'production of insurance would point to 2; before, it pointed to 1\n',
    );
    expect(await outputOf(promote(2, '--reason', 'better'))).toBe(
      'production of insurance now points to 2; before, it pointed to 1\n',
    );
    expect(await outputOf(promote(2, '--reason', 'again'))).toMatch(
      /^production of insurance points to 2 already, since 20/,
    );

    const back = ['rollback', '--models', 'file:shop', '--model', 'insurance', '--reason', 'complaints'];
    expect(await outputOf(release(...back))).toBe('production of insurance now points to 1; it is the first\n');
    expect((await release(...back)).stderr).toContain('medcast: CHANNEL_AT_FIRST_VERSION: expected a version before');
    expect(await jsonOf(release('history', '--models', 'file:shop', '--model', 'insurance', '--json'))).toMatchObject([
      { version: 1, reason: 'first' },
      { version: 2, reason: 'better' },
      { version: 1, previous: null, reason: 'complaints' },
    ]);

    const collect = ['gc', '--models', 'file:shop', '--keep', '1', '--grace-minutes', '0'];
    expect(await outputOf(release(...collect, '--dry-run'))).toBe(
      [
        'model      version  result            why',
        'insurance  1        kept              production is at it',
        'insurance  2        would be removed  not among the newest 1',
        'insurance  3        kept              among the newest 1',
        '',
      ].join('\n'),
    );
    await outputOf(release(...collect));
    expect(await jsonOf(release('list', '--models', 'file:shop', '--json'))).toMatchObject([
      {
        model: 'insurance',
        versions: [
          { version: 1, isFinished: true, channels: ['production'] },
          { version: 3, isFinished: true, channels: [] },
        ],
      },
    ]);
    expect(await outputOf(release('list', '--models', 'file:shop'))).toMatch(
      /^model +version +state +channels \(before\) +size +written\ninsurance +1 +finished +production +\d+ kB +20/,
    );
  }, 120_000);

  it('publishes the newest version and points a channel to it, as often as it is told to', async () => {
    const words = ['publish', '--from', 'file:made', '--models', 'file:bucket', '--model', 'insurance'];
    const pointing = ['--channel', 'candidate', '--reason', 'retrained'];
    expect(await outputOf(release(...words, ...pointing, '--dry-run'))).toBe(
      'insurance/3 is verified and would be copied to file:bucket\ncandidate of insurance would point to 3\n',
    );
    expect(await outputOf(release(...words, ...pointing))).toBe(
      'insurance/3 is verified and now in file:bucket\ncandidate of insurance points to 3\n',
    );
    expect(await jsonOf(release(...words, ...pointing, '--json'))).toMatchObject({
      version: 3,
      isCopied: false,
      channel: 'candidate',
    });
    const history = ['history', '--models', 'file:bucket', '--model', 'insurance', '--channel', 'candidate', '--json'];
    expect(await jsonOf(release(...history))).toMatchObject([{ version: 3, previous: null, reason: 'retrained' }]);
    expect((await release(...words, '--channel', 'candidate')).stderr).toContain(
      'expected --channel with --reason, got',
    );
  }, 60_000);

  it('verifies golden records, refuses what is broken, and says so with its exit code', async () => {
    await publishVersions(`file:${join(folder, 'broken')}`, 2);
    const card = join(folder, 'broken/insurance/2/card.md');
    await writeFile(card, `${await readFile(card, 'utf8')} `);

    const verified = await release('verify', '--models', 'file:broken');
    const words = ['--models', 'file:broken', '--model', 'insurance', '--version', '2', '--reason', 'try'];
    const promoted = await release('promote', ...words);

    expect(verified.exitCode).toBe(1);
    expect(verified.stdout).toMatch(/insurance +1 +ok\ninsurance +2 +BUNDLE_HASH_MISMATCH +card.md: expected/);
    expect(promoted.exitCode).toBe(1);
    expect(promoted.stderr).toContain('medcast: BUNDLE_HASH_MISMATCH: card.md: expected');
    expect((await release('history', '--models', 'file:broken', '--model', 'insurance')).stderr).toContain(
      'CHANNEL_NOT_FOUND',
    );
  }, 60_000);

  it.each([
    ['no command', [], 2, 'Usage: medcast release'],
    ['no reason', ['promote', '--model', 'insurance', '--version', '1'], 2, "required option '--reason <text>'"],
    ['an empty reason', ['rollback', '--model', 'insurance', '--reason', ' '], 2, 'expected a reason, got nothing'],
    ['a version of 0', ['promote', '--model', 'insurance', '--version', '0'], 2, 'expected a whole number from 1'],
    ['another scheme', ['list', '--models', 'ftp://host/models'], 1, 'REPOSITORY_URI_UNSUPPORTED'],
    ['a model that is not there', ['list', '--models', 'file:made', '--model', 'wine'], 1, 'MODEL_NOT_FOUND'],
    ['a folder that is not there', ['list', '--models', 'file:nowhere'], 1, 'REPOSITORY_UNREACHABLE'],
  ])('refuses %s', async (_, words, exitCode, part) => {
    const run = await release(...words);

    expect({ exitCode: run.exitCode, says: run.stderr.includes(part) }).toEqual({ exitCode, says: true });
  });

  it('finds an empty repository empty', async () => {
    await mkdir(join(folder, 'empty'));

    expect(await jsonOf(release('list', '--models', 'file:empty', '--json'))).toEqual([]);
  });
});
