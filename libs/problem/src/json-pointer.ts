/** A JSON Pointer (RFC 6901) to one field of a record: `bmi` → `/bmi`. */
export function toFieldPointer(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The field that a JSON Pointer leads to, `/bmi` → `bmi`; undefined for a deeper or whole-record path. */
export function parseFieldPointer(path: string): string | undefined {
  const [root, name, ...deeper] = path.split('/');
  if (root !== '' || name === undefined || deeper.length > 0) return undefined;
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}
