/** Replacer for `JSON.stringify`: whole numbers beyond JSON's, as Parquet has them within lists, become texts. */
export function spellBigInt(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
