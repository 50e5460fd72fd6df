import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from './make-folder';

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'make-folder-'));
});
afterEach(() => rm(place, { recursive: true }));

function fillWith(text: string): (folder: string) => Promise<void> {
  return async (folder) => {
    await mkdir(folder);
    await writeFile(join(folder, 'file'), text);
  };
}

describe('makeFolder', () => {
  it('makes the folder and those above it', async () => {
    await makeFolder(join(place, 'a/b'), fillWith('x'));
    expect(await readFile(join(place, 'a/b/file'), 'utf8')).toBe('x');
  });

  it('leaves a folder that is there', async () => {
    await makeFolder(join(place, 'a'), fillWith('first'));
    await makeFolder(join(place, 'a'), () => Promise.reject(new Error('must not be called')));
    expect(await readFile(join(place, 'a/file'), 'utf8')).toBe('first');
  });

  it('leaves nothing when filling fails', async () => {
    const failing = makeFolder(join(place, 'a'), async (folder) => {
      await fillWith('half')(folder);
      throw new Error('no space');
    });
    await expect(failing).rejects.toThrow('no space');
    expect(await readdir(place)).toEqual([]);
  });

  it('gives all who make it at once a whole one', async () => {
    const texts = ['1', '2', '3', '4', '5'];
    await Promise.all(texts.map((text) => makeFolder(join(place, 'a'), fillWith(text))));
    expect(await readdir(place)).toEqual(['a']);
    expect(texts).toContain(await readFile(join(place, 'a/file'), 'utf8'));
  });
});
