import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installOnce } from './install-once';

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'medcast-testbed-'));
});

afterEach(async () => {
  await rm(cache, { recursive: true });
});

function installing(fill: (folder: string) => Promise<void>): Promise<string> {
  return installOnce({ cache, name: 'server-1', fill });
}

describe('installOnce', () => {
  it('installs what is not there, and then no more', async () => {
    const first = await installing((folder) => writeFile(join(folder, 'program'), 'one'));
    const second = await installing((folder) => writeFile(join(folder, 'program'), 'two'));

    expect([first, second]).toEqual([join(cache, 'server-1'), join(cache, 'server-1')]);
    expect(await readFile(join(first, 'program'), 'utf8')).toBe('one');
    expect(await readdir(cache)).toEqual(['server-1']);
  });

  it('leaves nothing of an installation that failed', async () => {
    const failing = installing(async (folder) => {
      await writeFile(join(folder, 'half'), '');
      throw new Error('no network');
    });

    await expect(failing).rejects.toThrow('no network');
    expect(await readdir(cache)).toEqual([]);
  });

  it('keeps one of two that are made at once', async () => {
    const folders = await Promise.all(
      ['one', 'two'].map((text) => installing((folder) => writeFile(join(folder, 'program'), text))),
    );

    expect(new Set(folders).size).toBe(1);
    expect(await readdir(cache)).toEqual(['server-1']);
    expect(['one', 'two']).toContain(await readFile(join(cache, 'server-1', 'program'), 'utf8'));
  });
});
