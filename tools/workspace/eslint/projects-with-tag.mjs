import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const workspaceRoot = join(import.meta.dirname, '../../..');

/**
 * Folders, relative to the workspace, of the projects whose project.json has a tag.
 *
 * @param {string} tag `platform:any`
 * @returns {string[]} `['libs/problem', …]`
 */
export function projectsWithTag(tag) {
  return globSync('{apps,libs,tools}/*/project.json', { cwd: workspaceRoot })
    .filter((path) => JSON.parse(readFileSync(join(workspaceRoot, path), 'utf8')).tags?.includes(tag))
    .map((path) => dirname(path).replaceAll('\\', '/'))
    .sort();
}
