import type { Explanation } from '@medcast/prediction-contract';
import type { FieldDeclaration, RecordSchema } from '@medcast/record-schema';

/** The fields that can be varied without saying over what: those of choices, and those that declare a range. */
export function variableFields({ fields }: RecordSchema): readonly FieldDeclaration[] {
  return fields.filter((field) => {
    switch (field.kind) {
      case 'text':
        return false;
      case 'category':
      case 'boolean':
        return true;
      default: {
        const { minimum, maximum } = field.trained ?? field;
        return minimum !== undefined && maximum !== undefined;
      }
    }
  });
}

/** The field to begin with: the quantity that moves the estimate most, else whatever does, else the first. */
export function fieldToBeginWith(
  fields: readonly FieldDeclaration[],
  explanation: Explanation | undefined,
): FieldDeclaration | undefined {
  const weightOf = ({ name }: FieldDeclaration): number =>
    Math.abs(explanation?.contributions.find(({ field }) => field === name)?.contribution ?? 0);
  const weightiestFirst = fields.toSorted((left, right) => weightOf(right) - weightOf(left));
  return weightiestFirst.find(({ kind }) => kind === 'integer' || kind === 'number') ?? weightiestFirst[0];
}
