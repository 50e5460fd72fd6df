import type { Estimator } from '@medcast/inference';
import type { BackgroundRecord, Reference } from '@medcast/model-bundle';
import { isRegressionEstimate } from '@medcast/prediction-contract';
import {
  compileRecordParser,
  type FieldDeclaration,
  type FieldValue,
  type RecordParser,
  type RecordSchema,
  type ValidRecord,
} from '@medcast/record-schema';
import type { Estimate } from '@medcast/prediction-contract';
import type { FieldEffect } from '../../card/report/field-effect';
import { type EffectValues, effectValuesOf } from './effect-values';

/**
 * Measures how the answer changes with each field: the mean over the background while the field is set to each of its
 * values and all others stay as they are (a partial dependence curve: Friedman 2001). Fields that no one could draw, as
 * texts and dates, are left out.
 */
export async function measureEffects(
  estimator: Estimator,
  schema: RecordSchema,
  reference: Reference,
): Promise<readonly FieldEffect[]> {
  const parser = compileRecordParser(schema);
  const effects: FieldEffect[] = [];
  for (const field of schema.fields) {
    const values = effectValuesOf(field, reference.histograms[field.name]);
    if (values !== undefined) effects.push(await measureEffect({ estimator, parser, reference }, field, values));
  }
  return effects;
}

interface EffectMeter {
  readonly estimator: Estimator;
  readonly parser: RecordParser;
  readonly reference: Reference;
}

async function measureEffect(meter: EffectMeter, field: FieldDeclaration, shape: EffectValues): Promise<FieldEffect> {
  const means: Readonly<Record<string, number>>[] = [];
  for (const value of shape.values) means.push(await measureMean(meter, field.name, value));
  const answers = Object.keys(means[0] ?? {});
  const toNumbers = (index: number) => answers.map((answer) => means[index]?.[answer] ?? NaN);
  const common = { field: field.name, label: field.label, answers };
  if (shape.kind === 'category') {
    const points = shape.labels.map((label, index) => ({
      label,
      rows: shape.rows[index] ?? 0,
      means: toNumbers(index),
    }));
    return { ...common, kind: 'category', points };
  }
  const points = shape.values.map((value, index) => ({ value, means: toNumbers(index) }));
  return { ...common, kind: 'quantity', unit: shape.unit, points, histogram: shape.histogram };
}

/** The weighted mean of each answer over the background with one field set to a value. */
async function measureMean({ estimator, parser, reference }: EffectMeter, field: string, value: FieldValue) {
  const { background } = reference;
  const estimates = await estimator.estimateBatch(
    background.map((part) => parseChanged(parser, { ...part.record, [field]: value })),
  );
  const sums: Record<string, number> = {};
  estimates.forEach((estimate, index) => {
    const weight = background[index]?.weight ?? 0;
    for (const [answer, figure] of Object.entries(answersOf(estimate))) {
      sums[answer] = (sums[answer] ?? 0) + weight * figure;
    }
  });
  return sums;
}

function parseChanged(parser: RecordParser, record: BackgroundRecord['record']): ValidRecord {
  const parse = parser.parseJson(record);
  if (parse.ok) return parse.record;
  throw new TypeError(parse.errors.map((error) => error.message).join('; '));
}

function answersOf(estimate: Estimate): Readonly<Record<string, number>> {
  if (!isRegressionEstimate(estimate)) return estimate.probabilities;
  return { expected: estimate.expected, typical: estimate.typical };
}
