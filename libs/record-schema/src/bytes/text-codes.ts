import { toUtf8 } from './utf8';

/** No entry. */
const NONE = -1;
const FACTOR = 31;

/** The hash of no bytes. */
export const HASH_OF_NOTHING = 0;

/** The hash of some bytes and one more. */
export function addToHash(hash: number, byte: number): number {
  return (Math.imul(hash, FACTOR) + byte) | 0;
}

/** A few texts with their codes, found by their bytes in UTF-8 without making a text of them. */
export class TextCodes {
  private readonly texts: readonly Uint8Array[];
  private readonly codes: readonly number[];
  /** By the end of a hash: an index of the two above, or -1. */
  private readonly slots: Int32Array;

  constructor(codes: ReadonlyMap<string, number>) {
    this.texts = [...codes.keys()].map(toUtf8);
    this.codes = [...codes.values()];
    const size = 2 ** Math.ceil(Math.log2(2 * codes.size + 2));
    this.slots = new Int32Array(size).fill(NONE);
    this.texts.forEach((text, index) => {
      let slot = this.slotOf(text.reduce(addToHash, HASH_OF_NOTHING));
      while (this.slots[slot] !== NONE) slot = (slot + 1) & (size - 1);
      this.slots[slot] = index;
    });
  }

  /** The code of the text at a place, or -1 where it is none of them. */
  find(bytes: Uint8Array, place: TextPlace): number {
    for (let slot = this.slotOf(place.hash); ; slot = (slot + 1) & (this.slots.length - 1)) {
      const index = this.slots[slot] ?? NONE;
      if (index === NONE) return NONE;
      if (isAt(this.texts[index], bytes, place)) return this.codes[index] ?? NONE;
    }
  }

  private slotOf(hash: number): number {
    return (hash ^ (hash >>> 16)) & (this.slots.length - 1);
  }
}

/** Where a text stands in bytes. */
export interface TextPlace {
  start: number;
  end: number;
  /** Of its bytes, as {@link addToHash} makes it of one after the other. */
  hash: number;
}

function isAt(text: Uint8Array | undefined, bytes: Uint8Array, { start, end }: TextPlace): boolean {
  if (text === undefined || text.length !== end - start) return false;
  for (let index = 0; index < text.length; index++) if (text[index] !== bytes[start + index]) return false;
  return true;
}
