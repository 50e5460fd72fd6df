/** What an object holds, and what tells this state of it from every other: its generation or ETag. */
export interface StoredObject {
  readonly bytes: Uint8Array;
  readonly tag: string;
}

/** An object as a listing tells it. */
export interface ListedObject {
  readonly key: string;
  readonly bytes: number;
  readonly changedAt: Date;
}

/** Which part of a listing to give. */
export interface ListQuery {
  /** Of the keys, with `/` at its end where it is a folder. */
  readonly prefix: string;
  /** Whether to tell only the next level below the prefix, as a folder would. */
  readonly isShallow: boolean;
  /** Where the page before ended; absent for the first. */
  readonly after?: string;
}

/** One page of a listing. */
export interface ListPage {
  readonly objects: readonly ListedObject[];
  /** Shallow listings: prefixes of deeper keys, each with `/` at its end. */
  readonly folders: readonly string[];
  /** Where the next page goes on; absent at the end. */
  readonly next?: string;
}

/**
 * A bucket, with nothing but what a model repository needs of one. Adapters say each call once and throw what their
 * client throws; retries, time-outs and codes are the same for all and stand in `bounded-store.ts`.
 */
export interface ObjectStore {
  listPage(query: ListQuery, signal: AbortSignal): Promise<ListPage>;
  /** The object as a whole, or `undefined` where there is none. */
  read(key: string, signal: AbortSignal): Promise<StoredObject | undefined>;
  /** Creates an object; `false` where one of this key is there. The storage decides, so that of several one wins. */
  create(key: string, bytes: Uint8Array, signal: AbortSignal): Promise<boolean>;
  /** Replaces an object; `false` where it is not in the state of this tag any more. */
  replace(key: string, next: StoredObject, signal: AbortSignal): Promise<boolean>;
  /** Deletes an object; harmless where there is none. */
  remove(key: string, signal: AbortSignal): Promise<void>;
}

/** The same calls with retries and time-outs inside. */
export interface BoundedStore {
  listPage(query: ListQuery): Promise<ListPage>;
  read(key: string): Promise<StoredObject | undefined>;
  create(key: string, bytes: Uint8Array): Promise<boolean>;
  replace(key: string, next: StoredObject): Promise<boolean>;
  remove(key: string): Promise<void>;
}
