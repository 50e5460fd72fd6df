import type { CategoryField, FieldDeclaration, QuantityField } from './field-declaration';

/** Whether a JSON value is one of which there is nothing to say; where it says no, others find out why. */
export type QuickCheck = (value: unknown) => boolean;

/** Compiles a check that says yes to a value that is accepted, is there, and lies within what was seen in training. */
export function compileQuickCheck(field: FieldDeclaration): QuickCheck {
  switch (field.kind) {
    case 'integer':
      return compileRange(field, Number.isInteger);
    case 'number':
      return compileRange(field, Number.isFinite);
    case 'category': {
      const quiet = new Set<unknown>(quietCategoriesOf(field));
      return (value) => quiet.has(value);
    }
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'date':
    case 'text':
      return () => false;
  }
}

/** The listed categories of which there is nothing to say: those seen in training. */
export function quietCategoriesOf({ categories, trained }: CategoryField): readonly string[] {
  return categories.map(({ value }) => value).filter((value) => trained?.categories.includes(value) ?? true);
}

/** The lowest and the highest number of which there is nothing to say: accepted, and seen in training. */
export function quietRangeOf({ minimum = -Infinity, maximum = Infinity, trained }: QuantityField): {
  readonly lowest: number;
  readonly highest: number;
} {
  return {
    lowest: Math.max(minimum, trained?.minimum ?? minimum),
    highest: Math.min(maximum, trained?.maximum ?? maximum),
  };
}

function compileRange(field: QuantityField, isOfKind: (value: unknown) => boolean): QuickCheck {
  const { lowest, highest } = quietRangeOf(field);
  return (value) => typeof value === 'number' && value >= lowest && value <= highest && isOfKind(value);
}
