/** A file or object of a {@link TableStore}. */
export interface StoredTable {
  /** Path below the store's place, with `/` between folders: `day=1/part-00000.csv`. */
  readonly name: string;
  readonly bytes: number;
}

/**
 * A place that holds tables and results: a folder, or a prefix of a bucket. Every method rejects with
 * `TABLE_STORE_UNREACHABLE` when the place itself fails.
 */
export interface TableStore {
  /** As a person would write it: `gs://bucket/prefix`, or the path of a folder. */
  readonly uri: string;

  /** Everything below the place, by name in the order of code units. Empty where there is nothing yet. */
  list(): Promise<readonly StoredTable[]>;

  /**
   * Brings one to this machine.
   *
   * @param folder where to put a copy, if one is needed
   * @returns path of the file
   */
  fetch(name: string, folder: string): Promise<string>;

  /** Writes a file as a whole, over the one that may be there. */
  put(name: string, path: string): Promise<void>;

  /** A small text, or undefined where there is none. */
  readText(name: string): Promise<string | undefined>;

  /** Writes a small text as a whole, provided that there is none yet; tells whether it did. */
  createText(name: string, text: string): Promise<boolean>;
}
