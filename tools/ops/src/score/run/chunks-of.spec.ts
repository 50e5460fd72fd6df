import fc from 'fast-check';
import { chunksOf } from './chunks-of';

async function collect<Entry>(entries: AsyncIterable<Entry>): Promise<Entry[]> {
  const collected: Entry[] = [];
  for await (const entry of entries) collected.push(entry);
  return collected;
}

async function* each<Entry>(entries: readonly Entry[]): AsyncGenerator<Entry> {
  for (const entry of entries) yield await Promise.resolve(entry);
}

describe('chunksOf', () => {
  it('fills every chunk but the last, keeps the order and loses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer(), { maxLength: 50 }),
        fc.integer({ min: 1, max: 9 }),
        async (entries, size) => {
          const chunks = await collect(chunksOf(each(entries), size));
          expect(chunks.flat()).toEqual(entries);
          expect(chunks.slice(0, -1).every((chunk) => chunk.length === size)).toBe(true);
          expect(chunks.every((chunk) => chunk.length > 0 && chunk.length <= size)).toBe(true);
        },
      ),
    );
  });

  it('reads no further than the chunk that is asked for', async () => {
    let read = 0;
    async function* counted(): AsyncGenerator<number> {
      for (;;) yield await Promise.resolve((read += 1));
    }
    await chunksOf(counted(), 4).next();
    expect(read).toBe(4);
  });
});
