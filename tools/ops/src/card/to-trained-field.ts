import type { FieldDeclaration } from '@medcast/record-schema';
import type { TrainedField } from './model-card';

/** What the model has seen of a field, or nothing where the schema does not say. */
export function toTrainedField(field: FieldDeclaration): TrainedField[] {
  if (!('trained' in field)) return [];
  const unit = 'unit' in field ? field.unit : '';
  return [{ name: field.name, label: field.label, unit, seen: field.trained }];
}
