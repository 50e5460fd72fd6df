import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { findDifferences, writeFiles } from './committed-files';
import { readRecordedImages } from './environments/recorded-images';
import { renderFiles } from './render-files';
import { YAML_MARK } from './writer/render-manifest';
import type { RenderedFiles } from './writer/rendered-files';

// Everything is rendered, and every committed file read.
jest.setTimeout(60_000);

const workspaceRoot = join(import.meta.dirname, '../../..');
const rendered: RenderedFiles = { 'base/a.yaml': `${YAML_MARK}a: 1\n`, 'base/b.yaml': `${YAML_MARK}b: 1\n` };

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-manifests-'));
  await writeFiles(folder, rendered);
});

afterEach(() => rm(folder, { recursive: true }));

describe('the files in k8s/', () => {
  it('are, byte for byte, what is generated', async () => {
    expect(
      await findDifferences(join(workspaceRoot, 'k8s'), renderFiles(await readRecordedImages(workspaceRoot))),
    ).toEqual([]);
  });
});

describe('findDifferences', () => {
  it('finds none in what was written', async () => {
    expect(await findDifferences(folder, rendered)).toEqual([]);
  });

  it('finds all of it where there is no folder', async () => {
    expect(await findDifferences(join(folder, 'none'), rendered)).toHaveLength(2);
  });

  it.each<[string, RenderedFiles, string]>([
    ['a byte that differs', { ...rendered, 'base/a.yaml': `${YAML_MARK}a: 2\n` }, 'base/a.yaml: differs'],
    ['a file that is missing', { ...rendered, 'c.yaml': YAML_MARK }, 'c.yaml: is missing, or lacks its mark'],
    ['a file too many', { 'base/a.yaml': `${YAML_MARK}a: 1\n` }, 'base/b.yaml: is generated no more'],
  ])('names %s', async (_, expected, line) => {
    expect(await findDifferences(folder, expected)).toEqual([line]);
  });
});

describe('writeFiles', () => {
  it('removes what is generated no more, and leaves what has no mark', async () => {
    await writeFile(join(folder, 'base/by-hand.yaml'), 'b: 2\n');

    await writeFiles(folder, { 'base/a.yaml': `${YAML_MARK}a: 2\n` });

    expect(await findDifferences(folder, { 'base/a.yaml': `${YAML_MARK}a: 2\n` })).toEqual([]);
    expect(await readFile(join(folder, 'base/by-hand.yaml'), 'utf8')).toBe('b: 2\n');
  });
});
