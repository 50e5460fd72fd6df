import type { CategoryField } from '@medcast/record-schema';
import { getOrAdd } from '../../get-or-add';

/** Where a text stands: from `start` to before `end`. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

const known = new WeakMap<CategoryField, readonly Buffer[]>();

/** The UTF-8 of a field's categories, in their order. */
export function categoryBytesOf(field: CategoryField): readonly Buffer[] {
  return getOrAdd(known, field, () => field.categories.map(({ value }) => Buffer.from(value)));
}

/** Position of the category that stands there; -1 where it is none of them. */
export function positionOf(categories: readonly Buffer[], bytes: Buffer, { start, end }: TextSpan): number {
  for (let position = 0; position < categories.length; position++) {
    const category = categories[position];
    if (category?.length === end - start && isAt(category, bytes, start)) return position;
  }
  return -1;
}

/** Whether some bytes stand at a place. */
export function isAt(wanted: Buffer, bytes: Buffer, start: number): boolean {
  for (let index = 0; index < wanted.length; index++) {
    if (wanted[index] !== bytes[start + index]) return false;
  }
  return true;
}
