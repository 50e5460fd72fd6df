import type { FieldDeclaration, RecordSchema } from '@medcast/record-schema';
import type { CategoryFigures, FieldFigures } from './field-figures';

/** Puts figures by field and category into the order of the schema, with the schema's labels. */
export function toFieldFigures<Figures>(
  figures: Readonly<Record<string, Readonly<Record<string, Figures>>>>,
  schema: RecordSchema,
): FieldFigures<Figures>[] {
  const order = schema.fields.map((field) => field.name);
  return Object.entries(figures)
    .toSorted(([left], [right]) => order.indexOf(left) - order.indexOf(right))
    .map(([name, byCategory]) => {
      const declaration = schema.fields.find((field) => field.name === name);
      return {
        field: name,
        label: declaration?.label ?? name,
        categories: toCategoryFigures(byCategory, declaration),
      };
    });
}

function toCategoryFigures<Figures>(
  byCategory: Readonly<Record<string, Figures>>,
  declaration: FieldDeclaration | undefined,
): CategoryFigures<Figures>[] {
  const declared = declaration?.kind === 'category' ? declaration.categories : [];
  const order = declared.map((category) => category.value);
  return Object.entries(byCategory)
    .toSorted(([left], [right]) => order.indexOf(left) - order.indexOf(right))
    .map(([value, figures]) => ({
      value,
      label: declared.find((category) => category.value === value)?.label ?? value,
      figures,
    }));
}
