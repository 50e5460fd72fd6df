import type { ClassificationEstimate, RegressionEstimate } from '@medcast/prediction-contract';
import type { RecordSchema } from '@medcast/record-schema';
import { outOfHundred, type QuantityFormat } from './quantity-format';

/** An estimate of a quantity in words that need no statistics. */
export interface RegressionWords {
  readonly expected: string;
  readonly typical: string;
  readonly interval: string;
}

/** An estimate of a category in words that need no statistics. */
export interface ClassificationWords {
  readonly label: string;
  readonly set: string;
}

/** Who is spoken of and what they do: "people like this", "are charged". */
interface Phrasing {
  readonly subject: string;
  readonly verb: (amount: string) => string;
  readonly furtherVerb: string;
}

/** Says a regression estimate in three sentences. */
export function describeRegression(
  { expected, typical, interval }: RegressionEstimate,
  schema: RecordSchema,
  { plain }: QuantityFormat,
): RegressionWords {
  const { subject, verb, furtherVerb } = phrasingOf(schema);
  const range = `between ${plain(interval.lower)} and ${plain(interval.upper)}`;
  return {
    expected: `On average, ${subject} ${verb(plain(expected))}.`,
    typical: `Half of them ${furtherVerb} less than ${plain(typical)}.`,
    interval: `${outOfHundred(interval.level)} of 100 ${subject} ${furtherVerb} ${range}.`,
  };
}

/** Says a classification estimate in two sentences. */
export function describeClassification(
  { label, probabilities, set }: ClassificationEstimate,
  schema: RecordSchema,
  { plain }: QuantityFormat,
): ClassificationWords {
  const probability = probabilities[label];
  const probably = probability === undefined ? '' : `, with a probability of ${plain(probability)}`;
  const candidates = set.labels.map((candidate) => renderTargetLabel(schema, candidate));
  const anyOf = new Intl.ListFormat('en-US', { type: 'disjunction' }).format(candidates);
  return {
    label: `Most likely ${renderTargetLabel(schema, label)}${probably}.`,
    set: `In ${outOfHundred(set.level)} of 100 such cases the truth is ${anyOf === '' ? 'none of the labels' : anyOf}.`,
  };
}

/** The label of a target's category as a person reads it. */
export function renderTargetLabel({ target }: RecordSchema, value: string): string {
  if (target.kind !== 'category') return value;
  return target.categories.find((category) => category.value === value)?.label ?? value;
}

function phrasingOf({ name, target }: RecordSchema): Phrasing {
  if (name === 'patient' && target.name === 'charges') {
    return { subject: 'people like this', verb: (amount) => `are charged ${amount}`, furtherVerb: 'are charged' };
  }
  const quantity = target.label.charAt(0).toLowerCase() + target.label.slice(1);
  return { subject: 'records like this', verb: (amount) => `have a ${quantity} of ${amount}`, furtherVerb: 'have' };
}
