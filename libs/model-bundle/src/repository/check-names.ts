import { Problem } from '@medcast/problem';

const NAME = /^[a-z0-9][a-z0-9_-]{0,62}$/;
const VERSION = /^[1-9][0-9]{0,14}$/;
const PATH_SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** Tells whether a text may name a model or a channel: up to 63 of `a-z`, `0-9`, `_` and `-`, not a sign first. */
export function isRepositoryName(name: string): boolean {
  return NAME.test(name);
}

/** Tells whether a folder's name is a version: a positive integer without leading zeros. */
export function isVersionName(name: string): boolean {
  return VERSION.test(name);
}

/**
 * Refuses the name of a model or channel that could mean another place (`BUNDLE_PATH_REFUSED`).
 *
 * @param kind what is named, for the message
 */
export function checkName(kind: 'model' | 'channel', name: string): void {
  if (!isRepositoryName(name)) {
    throw refused(`expected the name of a ${kind} as 1 to 63 of a-z, 0-9, "_" and "-", got ${JSON.stringify(name)}`);
  }
}

/** Refuses a version that is not a positive integer (`BUNDLE_PATH_REFUSED`). */
export function checkVersion(version: number): void {
  if (!isVersionName(String(version))) {
    throw refused(`expected a version as a positive integer, got ${version}`);
  }
}

/** Refuses the path of a file that is absolute, hidden, has `..` or a backslash (`BUNDLE_PATH_REFUSED`). */
export function checkFilePath(path: string): void {
  if (!path.split('/').every((segment) => PATH_SEGMENT.test(segment))) {
    throw refused(`expected a relative path such as "model.onnx" inside the bundle, got ${JSON.stringify(path)}`);
  }
}

function refused(detail: string): Problem {
  return new Problem('BUNDLE_PATH_REFUSED', detail);
}
