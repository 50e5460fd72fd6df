import type { FieldValue, ValidRecord } from '@medcast/record-schema';
import { likeliestOf } from '../estimate/to-estimate';
import { type RowOutputs, toRowOutputs } from '../estimate/row-outputs';
import type { Scores } from '../scorer/scorer';
import type { BackgroundCodes } from './background-codes';
import type { ExplanationPlan } from './explanation-plan';
import { OWN_VALUE } from './row-changes';
import type { RowsToScore } from './rows-to-score';

/** A record to explain, and how. */
export interface ExactExplanationParts {
  readonly record: ValidRecord;
  readonly plan: ExplanationPlan;
  readonly codes: BackgroundCodes;
  readonly usedFields: readonly string[];
}

/**
 * An explanation in the making: composes the rows of its plan and adds up what the model says of them, in their order,
 * so that nothing depends on how they come to be scored.
 */
export class ExactExplanation implements RowsToScore {
  readonly count: number;
  /** By used field, but for what comes of the background records. */
  readonly shares: Float64Array;
  /** What the model says of the record; that of the first row. */
  outputs: RowOutputs | undefined;
  private label = 0;
  private readonly composed: Record<string, FieldValue>;
  private composedRow = 0;

  constructor(private readonly parts: ExactExplanationParts) {
    this.count = parts.plan.rows;
    this.shares = new Float64Array(parts.usedFields.length);
    this.composed = { ...parts.record };
  }

  compose(row: number): ValidRecord {
    if (row < this.composedRow) this.restart();
    while (this.composedRow < row) this.composeNext();
    // Every value is the record's, which was validated, or the background's, which was checked for its field.
    return this.composed as ValidRecord;
  }

  take(row: number, scores: Scores, at: number): void {
    if (row === 0) this.takeRecord(scores, at);
    const value = this.read(scores, at);
    const { shares } = this;
    const from = row * shares.length;
    const ofRows = this.parts.plan.shares;
    for (let field = 0; field < shares.length; field++)
      shares[field] = (shares[field] ?? 0) + (ofRows[from + field] ?? 0) * value;
  }

  private takeRecord(scores: Scores, at: number): void {
    const outputs = toRowOutputs(scores, at);
    this.outputs = outputs;
    if (outputs.task === 'classification' && scores.task === 'classification')
      this.label = scores.labels.indexOf(likeliestOf(outputs.probabilities).label);
  }

  private read(scores: Scores, at: number): number {
    if (scores.task === 'regression') return scores.expected[at] ?? NaN;
    return scores.probabilities[at * scores.labels.length + this.label] ?? NaN;
  }

  private restart(): void {
    Object.assign(this.composed, this.parts.record);
    this.composedRow = 0;
  }

  private composeNext(): void {
    const { record, plan, codes, usedFields } = this.parts;
    const { from, fields, codes: changed } = plan.changes;
    const row = ++this.composedRow;
    for (let at = from[row] ?? 0; at < (from[row + 1] ?? 0); at++) {
      const field = usedFields[fields[at] ?? -1] ?? '';
      const code = changed[at] ?? OWN_VALUE;
      this.composed[field] = (code === OWN_VALUE ? record[field] : codes.values[code]?.value) ?? null;
    }
  }
}
