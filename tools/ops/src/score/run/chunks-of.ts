/** Groups what comes one by one, in order: every chunk but the last has `size` entries. */
export async function* chunksOf<Entry>(
  entries: AsyncIterable<Entry>,
  size: number,
): AsyncGenerator<readonly Entry[], void, void> {
  let chunk: Entry[] = [];
  for await (const entry of entries) {
    chunk.push(entry);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
