import type { CategoryField } from './field-declaration';

/** The categories of a field, ready to be looked up. */
interface CategoryIndex {
  readonly values: ReadonlySet<string>;
  /** By lower case: the one category that is written so, or undefined where several are. */
  readonly byFolded: ReadonlyMap<string, string | undefined>;
}

/** Made once for each declaration, which is plain data and does not change. */
const indexes = new WeakMap<CategoryField, CategoryIndex>();

/** Whether a text is one of the listed categories, to the letter. */
export function isListed(field: CategoryField, value: string): boolean {
  return indexOf(field).values.has(value);
}

/** The one category that differs from a text only in case and surrounding space, if there is just one. */
export function closestCategory(field: CategoryField, text: string): string | undefined {
  return indexOf(field).byFolded.get(text.trim().toLowerCase());
}

function indexOf(field: CategoryField): CategoryIndex {
  const known = indexes.get(field);
  if (known !== undefined) return known;
  const index = createIndex(field);
  indexes.set(field, index);
  return index;
}

function createIndex({ categories }: CategoryField): CategoryIndex {
  const byFolded = new Map<string, string | undefined>();
  for (const { value } of categories) {
    const folded = value.toLowerCase();
    byFolded.set(folded, byFolded.has(folded) ? undefined : value);
  }
  return { values: new Set(categories.map((category) => category.value)), byFolded };
}
