import type { WorkspaceFile } from './workspace-files';

/** Where a pattern occurs in files: `README.md:12: …`. */
export function findMatches(files: readonly WorkspaceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}
