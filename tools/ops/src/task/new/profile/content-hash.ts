/** Multipliers of FNV-1a and of MurmurHash3's finaliser; together 64 bits, so that columns do not collide by chance. */
const FNV_PRIME = 0x01000193;
const MURMUR_FACTOR = 0x85ebca6b;

/** A hash of the cells of a column in their order: two columns with the same hash hold the same. */
export class ContentHash {
  private first = 0x811c9dc5;
  private second = 0x9747b28c;

  add(cell: string | undefined): void {
    const text = cell === undefined ? '\u0000' : cell.trim();
    for (let at = 0; at < text.length; at += 1) this.mix(text.charCodeAt(at));
    this.mix(0xffff);
  }

  toString(): string {
    return `${this.first >>> 0}-${this.second >>> 0}`;
  }

  private mix(code: number): void {
    this.first = Math.imul(this.first ^ code, FNV_PRIME);
    this.second = Math.imul((this.second << 5) ^ (this.second >>> 27) ^ code, MURMUR_FACTOR);
  }
}
