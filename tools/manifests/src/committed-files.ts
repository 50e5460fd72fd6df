import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { JSON_MARK } from './writer/render-json';
import { YAML_MARK } from './writer/render-manifest';
import { MARKDOWN_MARK } from './writer/render-readme';
import type { RenderedFiles } from './writer/rendered-files';

const marks = [YAML_MARK, MARKDOWN_MARK, JSON_MARK];

/** How the files in a folder differ from what is rendered: one line for each, none where nothing differs. */
export async function findDifferences(folder: string, rendered: RenderedFiles): Promise<readonly string[]> {
  const committed = await readGenerated(folder);
  const paths = [...new Set([...Object.keys(rendered), ...Object.keys(committed)])].sort();
  return paths.flatMap((path) => {
    if (committed[path] === rendered[path]) return [];
    if (committed[path] === undefined) return [`${path}: is missing, or lacks its mark`];
    return [rendered[path] === undefined ? `${path}: is generated no more` : `${path}: differs`];
  });
}

/** Writes what is rendered, and removes what was generated once and is no more. */
export async function writeFiles(folder: string, rendered: RenderedFiles): Promise<void> {
  for (const path of Object.keys(await readGenerated(folder))) {
    if (rendered[path] === undefined) await rm(join(folder, path));
  }
  for (const [path, text] of Object.entries(rendered)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** The files that carry our mark, by their paths; what other generators or people have put there is not ours. */
async function readGenerated(folder: string): Promise<RenderedFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ignoreMissing);
  const generated: Record<string, string> = {};
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const text = await readFile(path, 'utf8');
    if (!marks.some((mark) => text.startsWith(mark))) continue;
    generated[relative(folder, path).split(sep).join('/')] = text;
  }
  return generated;
}

function ignoreMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
