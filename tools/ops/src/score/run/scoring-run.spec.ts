import { appendFile, mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemOf } from '../../testing/problem-of';
import type { RunIdentity } from './run-identity';
import { folderOf, ScoringRun } from './scoring-run';

const identity: RunIdentity = {
  model: 'insurance',
  version: 1,
  graph: 'ab',
  columns: ['age', 'expected'],
  readAs: '{}',
  output: 'csv',
  chunkRows: 2,
};
const chunk = (inputHash: string) => ({ rows: 2, ok: 2, reasons: {}, inputHash, note: '' });

describe('ScoringRun', () => {
  let folder = '';
  let out = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scoring-run-'));
    out = join(folder, 'out.csv');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const open = (change: Partial<RunIdentity> = {}, restart = false) =>
    ScoringRun.open({ out, identity: { ...identity, ...change }, restart });

  /** A run with two chunks on the disk, as if its process had been killed. */
  async function interrupted(): Promise<void> {
    const run = await open();
    await run.append(Buffer.from('one\n'), chunk('1'));
    await run.append(Buffer.from('two\n'), chunk('2'));
    await run.close();
  }

  it('gives the results their name at the end and leaves nothing else behind', async () => {
    const run = await open();
    await run.append(Buffer.from('one\n'), chunk('1'));
    expect(await readdir(folder)).toEqual(['out.csv.scoring']);
    await run.publish(Buffer.from('end\n'));
    expect(await readdir(folder)).toEqual(['out.csv']);
    expect(await readFile(out, 'utf8')).toBe('one\nend\n');
  });

  it('leaves the results of an earlier run alone until the new ones are complete', async () => {
    await writeFile(out, 'old\n');
    await interrupted();
    expect(await readFile(out, 'utf8')).toBe('old\n');
    await (await open()).publish(new Uint8Array());
    expect(await readFile(out, 'utf8')).toBe('one\ntwo\n');
  });

  it.each<[string, () => Promise<void>, string[]]>([
    ['between two chunks', () => Promise.resolve(), ['1', '2']],
    ['while results were written', () => appendFile(join(folderOf(out), 'results'), 'thr'), ['1', '2']],
    [
      'while the journal was written',
      () => appendFile(join(folderOf(out), 'journal.ndjson'), '{"rows":2,"ok'),
      ['1', '2'],
    ],
    [
      'before the line of the last chunk was on the disk',
      async () => {
        const journal = join(folderOf(out), 'journal.ndjson');
        await truncate(journal, (await readFile(journal)).length - 5);
      },
      ['1'],
    ],
    ['after the end of the file was written', () => appendFile(join(folderOf(out), 'results'), 'end\n'), ['1', '2']],
  ])('goes on where it was killed %s', async (_when, kill, done) => {
    await interrupted();
    await kill();
    const run = await open();
    expect(run.inherited.map(({ inputHash }) => inputHash)).toEqual(done);
    for (const inputHash of ['1', '2', '3'].slice(done.length)) {
      const text = { '1': 'one\n', '2': 'two\n', '3': 'three\n' }[inputHash] ?? '';
      await run.append(Buffer.from(text), chunk(inputHash));
    }
    await run.publish(Buffer.from('end\n'));
    expect(await readFile(out, 'utf8')).toBe('one\ntwo\nthree\nend\n');
  });

  it('begins anew where it was killed before its first line was whole', async () => {
    await interrupted();
    await truncate(join(folderOf(out), 'journal.ndjson'), 10);
    const run = await open();
    expect(run.inherited).toEqual([]);
    await run.publish(Buffer.from('end\n'));
    expect(await readFile(out, 'utf8')).toBe('end\n');
  });

  it('begins anew where it was killed after the results had got their name', async () => {
    await interrupted();
    await rename(join(folderOf(out), 'results'), out);
    const run = await open();
    expect(run.inherited).toEqual([]);
    await run.close();
    expect(await readFile(out, 'utf8')).toBe('one\ntwo\n');
  });

  it.each<[string, Partial<RunIdentity>]>([
    ['another version', { version: 2 }],
    ['another graph of the same version', { graph: 'cd' }],
    ['other columns', { columns: ['age'] }],
    ['another format', { output: 'ndjson' }],
  ])('refuses to go on with %s, and does with --restart', async (_what, change) => {
    await interrupted();
    const problem = await problemOf(() => open(change));
    expect(problem.code).toBe('SCORING_RUN_DIFFERS');
    expect(problem.detail).toContain('--restart');
    const run = await open(change, true);
    expect(run.inherited).toEqual([]);
    await run.close();
  });

  it('refuses to go on where results are missing that the journal vouches for', async () => {
    await interrupted();
    await truncate(join(folderOf(out), 'results'), 3);
    expect((await problemOf(() => open())).code).toBe('SCORING_RUN_DIFFERS');
  });

  it('says that results cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    out = join(folder, 'file/out.csv');
    const problem = await problemOf(() => open());
    expect(problem.code).toBe('OUTPUT_NOT_WRITABLE');
    expect(problem.detail).toContain('ENOTDIR');
  });
});
