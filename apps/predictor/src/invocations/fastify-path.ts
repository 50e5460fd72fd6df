/** The template of a path in which nothing varies: a colon would begin a parameter. */
export function toFastifyPath(path: string): string {
  return path.replaceAll(':', '::');
}
