/** First segments of the routes that answer with pages, or with the files of one; `*` is the form's. */
const PAGES = new Set(['docs', 'errors', '*']);

/** Tells by the template of a route whether a browser shows what it answers. */
export function isPageRoute(template: string): boolean {
  return PAGES.has(template.split('/')[1] ?? '');
}
