/** Longest line, as everywhere in this repository. */
const WIDTH = 120;

/** Renders plain data as JSON in the format of this repository, so that `npm run format:check` holds. */
export async function renderJson(document: object): Promise<string> {
  const { format } = await import('prettier');
  return format(JSON.stringify(document), { parser: 'json', printWidth: WIDTH });
}
