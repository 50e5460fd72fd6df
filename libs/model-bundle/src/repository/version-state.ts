import { MANIFEST_FILE } from '../bundle-files';

/** What somebody is doing with a version at the moment, or was doing when they crashed. */
export type VersionMark = 'publishing' | 'collecting';

/** Every mark there is. */
export const VERSION_MARKS: readonly VersionMark[] = ['publishing', 'collecting'];

/** What a repository knows of a version without opening its files. */
export interface VersionState {
  /** Whether the manifest is there, which is written last. */
  readonly isFinished: boolean;
  readonly marks: readonly VersionMark[];
  /** Size of all files together. */
  readonly bytes: number;
  /** When the newest of its files or marks was written, by the storage's clock; `undefined` for an unknown version. */
  readonly changedAt: Date | undefined;
}

/** One file as a listing tells it. */
export interface ListedFile {
  /** Relative to the version. */
  readonly path: string;
  readonly bytes: number;
  readonly changedAt: Date;
}

/** Name of the file that stands for a mark; no bundle can have such a file. */
export function markFileOf(mark: VersionMark): string {
  return `.${mark}`;
}

/** Tells whether a path relative to a version is that of a mark. */
export function isMarkFile(path: string): boolean {
  return VERSION_MARKS.some((mark) => path === markFileOf(mark));
}

/** Sums up what a listing of a version tells. */
export function toVersionState(files: readonly ListedFile[]): VersionState {
  const times = files.map(({ changedAt }) => changedAt.getTime());
  return {
    isFinished: files.some(({ path }) => path === MANIFEST_FILE),
    marks: VERSION_MARKS.filter((mark) => files.some(({ path }) => path === markFileOf(mark))),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    changedAt: times.length === 0 ? undefined : new Date(Math.max(...times)),
  };
}

/**
 * Orders the files of a version for its removal: the manifest first, so that what a crash leaves cannot be loaded, and
 * the marks last, so that nobody takes the version before all is gone.
 */
export function toRemovalOrder(paths: readonly string[]): readonly (readonly string[])[] {
  const marks = paths.filter(isMarkFile);
  const others = paths.filter((path) => path !== MANIFEST_FILE && !isMarkFile(path));
  return [paths.filter((path) => path === MANIFEST_FILE), others, marks];
}
