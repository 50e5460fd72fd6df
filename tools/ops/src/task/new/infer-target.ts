import { Problem } from '@medcast/problem';
import type { CategoryField, QuantityField } from '@medcast/record-schema';
import type { TaskKind } from '../task';
import { toLabel } from './field/to-label';
import type { ColumnProfile } from './profile/column-profile';
import type { TableProfile } from './profile/profile-table';
import { compareTexts } from './profile/value-counts';

/** What is predicted, and why it was understood so. */
export interface InferredTarget {
  readonly kind: TaskKind;
  readonly field: QuantityField | CategoryField;
  /** In words: "whole numbers of which there are 3 different ones". */
  readonly because: string;
  /** What the target could be taken for instead: labels may be numbers, numbers may be labels. */
  readonly other: TaskKind | undefined;
}

/** Whole numbers of which there are at most so many different ones are labels. */
const LABELS_OF_NUMBERS = 10;
const LABELS_AT_MOST = 50;
/** Rows that each label needs, so that each of five folds has one. */
const ROWS_OF_LABEL = 5;

/**
 * Declares the target: a quantity where the column holds numbers, labels where it holds texts, true and false, or at most ten
 * different whole numbers.
 *
 * @param wanted what the caller says it is; inferred when absent
 * @throws Problem TARGET_UNSUITABLE naming rows or labels, TARGET_CONSTANT
 */
export function inferTarget(
  column: ColumnProfile,
  place: TableProfile['place'],
  wanted: TaskKind | undefined,
): InferredTarget {
  const { name, missing, firstMissing, values } = column;
  if (missing > 0) {
    const got = `got none in ${missing} rows, the first at ${place} ${firstMissing}; take these rows out`;
    throw unsuitable(`${name}: expected a value in every row, since it is what is predicted, ${got}`);
  }
  if (values.distinct < 2) {
    throw new Problem('TARGET_CONSTANT', `${name}: expected different values, got the same one in every row`);
  }
  const { kind, because } = wanted === undefined ? inferKind(column) : { kind: wanted, because: 'you said so' };
  return kind === 'regression' ? toQuantity(column, place, because) : toLabels(column, because);
}

function inferKind({ numbers, present, values }: ColumnProfile): { kind: TaskKind; because: string } {
  if (numbers.count < present) return { kind: 'classification', because: 'its values are texts' };
  const count = `${values.isFull ? 'more than ' : ''}${values.distinct} different`;
  if (!numbers.isIntegral) return { kind: 'regression', because: `its values are ${count} numbers` };
  const kind = values.distinct <= LABELS_OF_NUMBERS ? 'classification' : 'regression';
  return { kind, because: `its values are ${count} whole numbers` };
}

function toQuantity(column: ColumnProfile, place: TableProfile['place'], because: string): InferredTarget {
  const { name, numbers, asNumbers } = column;
  if (asNumbers.firstOther !== undefined) {
    const { line, text } = asNumbers.firstOther;
    const got = `got ${JSON.stringify(text.slice(0, 40))}`;
    throw unsuitable(
      `${place} ${line}, ${name}: expected a number to predict, ${got}; correct it, or say --kind classification`,
    );
  }
  const kind = numbers.isWhole ? 'integer' : 'number';
  const field: QuantityField = {
    kind,
    name,
    missing: 'refuse',
    label: toLabel(name),
    ...(numbers.minimum >= 0 && { minimum: 0 }),
    example: Number(numbers.sample.quantile(0.5).toPrecision(6)),
  };
  const couldBeLabels = !column.values.isFull && column.values.distinct <= LABELS_AT_MOST;
  return { kind: 'regression', field, because, other: couldBeLabels ? 'classification' : undefined };
}

function toLabels({ name, values, numbers, present }: ColumnProfile, because: string): InferredTarget {
  const counts = values.byFrequency();
  if (values.isFull || counts.length > LABELS_AT_MOST) {
    const hint = numbers.count === present ? '; if it is a quantity, say --kind regression' : '; join rare ones';
    throw unsuitable(
      `${name}: expected at most ${LABELS_AT_MOST} different values to tell apart, got ${counts.length}${hint}`,
    );
  }
  const rare = counts.filter(([, count]) => count < ROWS_OF_LABEL);
  if (rare.length > 0) {
    const list = rare.map(([value, count]) => `${JSON.stringify(value)} (${count})`).join(', ');
    const hint = numbers.count === present ? ', or say --kind regression if it is a quantity' : '';
    throw unsuitable(
      `${name}: expected at least ${ROWS_OF_LABEL} rows of each value, got fewer of ${list}; join it with another or take its rows out${hint}`,
    );
  }
  const labels = counts.map(([value]) => value).toSorted(numbers.count === present ? byNumber : compareTexts);
  const field: CategoryField = {
    kind: 'category',
    name,
    missing: 'refuse',
    label: toLabel(name),
    categories: labels.map((value) => ({ value, label: value })),
    example: counts[0]?.[0] ?? '',
  };
  return { kind: 'classification', field, because, other: numbers.count === present ? 'regression' : undefined };
}

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b) || compareTexts(a, b);
}

function unsuitable(detail: string): Problem {
  return new Problem('TARGET_UNSUITABLE', detail);
}
