import type { FieldValue, ValidRecord } from '@medcast/record-schema';
import type { Scores } from '../scorer/scorer';
import type { BackgroundCodes } from './background-codes';
import type { ComposedRows } from './composed-rows';
import type { ScoreReader } from './explained-number';
import type { RowsToScore } from './rows-to-score';

/** Those of the composed rows that have no value yet. */
export class SampledRows implements RowsToScore {
  readonly count: number;
  private readonly first: number;
  private readonly composed: Record<string, FieldValue>;
  private composedRow = -1;

  constructor(private readonly parts: SampledRowsParts) {
    this.first = parts.values.length;
    this.count = parts.rows.count - this.first;
    this.composed = { ...parts.record };
  }

  compose(row: number): ValidRecord {
    const { rows, record, codes } = this.parts;
    const { composed } = this;
    if (this.composedRow >= 0) {
      rows.eachReplaced(this.composedRow, (code) => {
        const { field = '' } = codes.values[code] ?? {};
        composed[field] = record[field] ?? null;
      });
    }
    this.composedRow = this.first + row;
    rows.eachReplaced(this.composedRow, (code) => {
      const { field = '', value = null } = codes.values[code] ?? {};
      composed[field] = value;
    });
    // Every value is the record's, which was validated, or the background's, which was checked for its field.
    return composed as ValidRecord;
  }

  take(_row: number, scores: Scores, at: number): void {
    this.parts.values.push(this.parts.read(scores, at));
  }
}

/** What {@link SampledRows} are made of. */
export interface SampledRowsParts {
  readonly rows: ComposedRows;
  readonly record: ValidRecord;
  readonly codes: BackgroundCodes;
  /** Picks what is explained. */
  readonly read: ScoreReader;
  /** By row; those that are scored are added. */
  readonly values: number[];
}
