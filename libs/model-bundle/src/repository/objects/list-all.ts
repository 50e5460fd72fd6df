import type { BoundedStore, ListedObject } from './object-store';

/** A listing with all of its pages. */
export interface Listing {
  readonly objects: readonly ListedObject[];
  readonly folders: readonly string[];
}

/** Everything below a prefix, however many pages it has: stores give 1,000 or 5,000 entries in one. */
export async function listAll(store: BoundedStore, prefix: string, depth: 'shallow' | 'deep'): Promise<Listing> {
  const objects: ListedObject[] = [];
  const folders: string[] = [];
  let after: string | undefined;
  do {
    const isShallow = depth === 'shallow';
    const page = await store.listPage(after === undefined ? { prefix, isShallow } : { prefix, isShallow, after });
    objects.push(...page.objects);
    folders.push(...page.folders);
    after = page.next;
  } while (after !== undefined);
  return { objects, folders };
}
