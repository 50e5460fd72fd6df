/** Tells whether a dotted version (`3.11.7`, `0.13.8`) is the minimum or later; anything else is not. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [major, minor] = toMajorMinor(version);
  const [minimumMajor, minimumMinor] = toMajorMinor(minimum);
  return major > minimumMajor || (major === minimumMajor && minor >= minimumMinor);
}

function toMajorMinor(version: string): [number, number] {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return [Number(major), Number(minor)];
}
