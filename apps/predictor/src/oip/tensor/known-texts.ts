import { isAt } from './category-bytes';

/** Most texts that are kept: to compare with more takes longer than to decode. */
const MOST = 16;

/** Texts of a column that were decoded already: most columns repeat a few, which are found quicker than decoded. */
export class KnownTexts {
  private readonly known: { readonly text: string; readonly bytes: Buffer }[] = [];

  /** The text whose UTF-8 stands from `start` to before `end`; `undefined` where it is not known. */
  find(bytes: Buffer, start: number, end: number): string | undefined {
    for (const one of this.known) {
      if (one.bytes.length === end - start && isAt(one.bytes, bytes, start)) return one.text;
    }
    return undefined;
  }

  /** Keeps a text, where there is room. */
  add(text: string): string {
    if (this.known.length < MOST) this.known.push({ text, bytes: Buffer.from(text) });
    return text;
  }
}
