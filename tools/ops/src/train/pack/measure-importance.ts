import { type Estimator, rowsToExplain } from '@medcast/inference';
import type { RecordSchema, ValidRecord } from '@medcast/record-schema';
import type { FieldImportance } from '../../card/model-card';
import { createDraw, drawSome } from '../reference/background/draw';

/** How much each field moves the answer, and over how many people that was averaged. */
export interface MeasuredImportance {
  readonly people: number;
  /** The most important field first. */
  readonly fields: readonly FieldImportance[];
}

/** What is explained, and against how many background records. */
export interface ImportanceSource {
  readonly schema: RecordSchema;
  readonly people: readonly ValidRecord[];
  readonly groups: number;
  readonly seed: number;
}

/** More people make the standard error smaller than anybody asks for. */
const PEOPLE_AT_MOST = 500;
const PEOPLE_AT_LEAST = 20;
/** Rows that measuring may score: seconds of a boosted ensemble. */
const ROWS_AT_MOST = 500_000;

/** Measures the mean |contribution| of each field over people of the table, by the explanations that are served. */
export async function measureImportance(estimator: Estimator, source: ImportanceSource): Promise<MeasuredImportance> {
  const { schema, people, groups, seed } = source;
  const affordable = Math.floor(ROWS_AT_MOST / rowsToExplain(schema.fields.length, groups));
  const count = Math.max(PEOPLE_AT_LEAST, Math.min(PEOPLE_AT_MOST, affordable));
  const some = drawSome(people, count, createDraw(seed));
  const sizes = schema.fields.map(() => new Array<number>());
  for (const person of some) {
    const { contributions } = await estimator.explain(person);
    contributions.forEach(({ contribution }, index) => sizes[index]?.push(Math.abs(contribution)));
  }
  const fields = schema.fields.map(({ name, label }, index) => ({
    field: name,
    label,
    ...summarise(sizes[index] ?? []),
  }));
  return {
    people: some.length,
    fields: fields.toSorted((left, right) => right.meanAbsoluteContribution - left.meanAbsoluteContribution),
  };
}

function summarise(sizes: readonly number[]) {
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const squares = sizes.reduce((sum, size) => sum + (size - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / Math.max(1, sizes.length - 1) / sizes.length);
  return { meanAbsoluteContribution: mean, standardError };
}
