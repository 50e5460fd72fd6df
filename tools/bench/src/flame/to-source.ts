import { SourceMap, type SourceMapPayload } from 'node:module';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Frame } from './stack';

/** The source map of a built program. */
export interface ProgramMap {
  /** Absolute path of the built file. */
  readonly file: string;
  readonly payload: SourceMapPayload;
}

/**
 * Makes a function that says of frames in built programs where they stand in the sources, relative to the repository.
 *
 * @param root of the repository
 */
export function createSourceFinder(maps: readonly ProgramMap[], root: string): (frame: Frame) => Frame {
  const byFile = new Map(maps.map(({ file, payload }) => [file, new SourceMap(payload)]));
  return (frame) => {
    const [, path, line, column] = /^(?:file:\/\/)?(\/.+):(\d+):(\d+)$/.exec(frame.of) ?? [];
    if (path === undefined) return frame;
    const entry = byFile.get(path)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (entry === undefined || !('originalSource' in entry)) return { ...frame, of: shorten(frame.of, root) };
    const source = isAbsolute(entry.originalSource)
      ? entry.originalSource
      : resolve(join(path, '..'), entry.originalSource);
    return { ...frame, of: `${relative(root, source)}:${entry.originalLine + 1}:${entry.originalColumn + 1}` };
  };
}

/** Paths of packages without what comes before `node_modules`. */
function shorten(of: string, root: string): string {
  const index = of.lastIndexOf('node_modules/');
  return index === -1 ? of.replace(/^file:\/\//, '').replace(`${root}/`, '') : of.slice(index);
}
