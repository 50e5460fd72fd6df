import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemOf } from '../testing/problem-of';
import { fetchTable } from './fetch-table';

// A name that no resolver knows (RFC 2606), so that the test reaches no network.
const data = { url: 'https://table.invalid/t.csv', sha256: '0'.repeat(64), licence: 'CC0-1.0', source: 'nobody' };

describe('fetchTable', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fetch-table-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('reads a file and hashes it', async () => {
    const path = join(folder, 't.csv');
    await writeFile(path, 'abc');
    expect(await fetchTable(path, data)).toEqual({
      name: path,
      bytes: Buffer.from('abc'),
      // sha256("abc"), FIPS 180-2, appendix B.1.
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
  });

  it.each([
    [
      'a file that is not there',
      '/nowhere/t.csv',
      'TABLE_NOT_READABLE',
      'expected a table file at /nowhere/t.csv, got ENOENT',
    ],
    [
      'http without encryption',
      'http://table.invalid/t.csv',
      'DATA_UNREACHABLE',
      'expected an https URL, a bucket or a file',
    ],
    ['a host that cannot be reached', undefined, 'DATA_UNREACHABLE', 'give it with --data FILE'],
  ])('refuses %s', async (_what, location, code, part) => {
    const problem = await problemOf(() => fetchTable(location, data));
    expect(problem.code).toBe(code);
    expect(problem.detail).toContain(part);
  });
});
