import type { FieldDeclaration, QuantityField } from './field-declaration';

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
      const seen = field.trained?.categories;
      const listed = field.categories.map(({ value }) => value);
      const quiet = new Set<unknown>(listed.filter((value) => seen?.includes(value) ?? true));
      return (value) => quiet.has(value);
    }
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'date':
    case 'text':
      return () => false;
  }
}

function compileRange(
  { minimum = -Infinity, maximum = Infinity, trained }: QuantityField,
  isOfKind: (value: unknown) => boolean,
): QuickCheck {
  const lowest = Math.max(minimum, trained?.minimum ?? minimum);
  const highest = Math.min(maximum, trained?.maximum ?? maximum);
  return (value) => typeof value === 'number' && value >= lowest && value <= highest && isOfKind(value);
}
