import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Absolute path of the repository. */
export const workspaceRoot = join(import.meta.dirname, '../../../..');

/** A file of the repository. */
export interface WorkspaceFile {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Paths of the files that Git tracks, and of those that it would if they were added. */
export function listWorkspacePaths(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: workspaceRoot,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  // A file that was deleted but whose deletion is not staged is still listed.
  return listed.split('\0').filter((path) => path !== '' && existsSync(join(workspaceRoot, path)));
}

/** The text of one file. */
export function readWorkspaceFile(path: string): WorkspaceFile {
  return { path, text: readFileSync(join(workspaceRoot, path), 'utf8') };
}

/** Every text file of the repository whose path is accepted. */
export function readTextFiles(accepts: (path: string) => boolean = () => true): readonly WorkspaceFile[] {
  return listWorkspacePaths()
    .filter(accepts)
    .map(readWorkspaceFile)
    .filter(({ text }) => !text.includes('\0'));
}
