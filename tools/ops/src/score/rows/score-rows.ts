import type { Estimator } from '@medcast/inference';
import type { Estimate } from '@medcast/prediction-contract';
import { Problem } from '@medcast/problem';
import type { RecordParse, ValidRecord } from '@medcast/record-schema';
import type { RowOutcome, RowFailure, ScoredRow, TableRow } from './scored-row';

/** What {@link scoreRows} needs of a model. */
export interface RowScorer {
  readonly estimator: Estimator;
  readonly explain: boolean;
  /** Reads the texts of a row as a record. */
  readonly parseTexts: (texts: TableRow['texts']) => RecordParse;
}

/** A row that was accepted, waiting for its estimate. */
interface AcceptedRow {
  readonly index: number;
  readonly record: ValidRecord;
  readonly warnings: Extract<RecordParse, { readonly ok: true }>['warnings'];
}

/** Scores rows together; a row that cannot be scored says why and stops no other. The order is kept. */
export async function scoreRows(rows: readonly TableRow[], scorer: RowScorer): Promise<readonly ScoredRow[]> {
  const outcomes = new Array<RowOutcome | undefined>(rows.length);
  const accepted: AcceptedRow[] = [];
  rows.forEach(({ texts, failure }, index) => {
    const parse = failure === undefined ? scorer.parseTexts(texts) : failure;
    if ('code' in parse) outcomes[index] = { ok: false, ...parse };
    else if (parse.ok) accepted.push({ index, record: parse.record, warnings: parse.warnings });
    else outcomes[index] = { ok: false, ...toInvalidRecord(parse) };
  });
  const estimates = await estimateAll(accepted, scorer.estimator);
  for (const [position, row] of accepted.entries()) {
    outcomes[row.index] = await toOutcome(row, estimates[position], scorer);
  }
  return rows.map(({ cells }, index) => ({ cells, outcome: outcomes[index] ?? UNSCORED }));
}

/** Never seen: every row is either refused or accepted. */
const UNSCORED: RowOutcome = { ok: false, code: 'INTERNAL_ERROR', message: 'the row was not scored' };

/** One record with which the model cannot compute fails the batch: then they are estimated one by one. */
async function estimateAll(
  rows: readonly AcceptedRow[],
  estimator: Estimator,
): Promise<readonly (Estimate | RowFailure)[]> {
  try {
    return await estimator.estimateBatch(rows.map(({ record }) => record));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'RECORD_INVALID') throw error;
  }
  const estimates: (Estimate | RowFailure)[] = [];
  for (const { record } of rows) estimates.push(await estimator.estimate(record).catch(toFailure));
  return estimates;
}

async function toOutcome(
  { record, warnings }: AcceptedRow,
  estimate: Estimate | RowFailure | undefined,
  { estimator, explain }: RowScorer,
): Promise<RowOutcome> {
  if (estimate === undefined) return UNSCORED;
  if ('code' in estimate) return { ok: false, ...estimate };
  const explanation = explain ? { explanation: await estimator.explain(record) } : {};
  return { ok: true, record, estimate, warnings: [...warnings, ...estimator.warn(record)], ...explanation };
}

function toInvalidRecord({ errors }: Extract<RecordParse, { readonly ok: false }>): RowFailure {
  const message = errors.map((error) => error.message).join('; ');
  return { code: 'RECORD_INVALID', message, reasons: errors.map(({ code, path }) => `${code} ${path}`.trim()) };
}

function toFailure(error: unknown): RowFailure {
  if (error instanceof Problem && error.code === 'RECORD_INVALID') return { code: error.code, message: error.detail };
  throw error;
}
