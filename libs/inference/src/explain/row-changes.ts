import type { BackgroundCodes } from './background-codes';
import type { ComposedRows } from './composed-rows';

/** How composed rows differ from one to the next: neighbouring ones are much alike. */
export interface RowChanges {
  /** For each row, where its changes against the row before begin; and where those of the last end. */
  readonly from: Int32Array;
  /** Indices of the used fields that change. */
  readonly fields: Int32Array;
  /** What they change to: the code of a value of the background, or {@link OWN_VALUE}. */
  readonly codes: Int32Array;
}

/** The value of the record. */
export const OWN_VALUE = -1;

/** Finds what changes from row to row, beginning with the record itself. */
export function toRowChanges(composed: ComposedRows, { byField, values }: BackgroundCodes): RowChanges {
  const from = new Int32Array(composed.count + 1);
  const fields: number[] = [];
  const codes: number[] = [];
  const before = new Int32Array(byField.length).fill(OWN_VALUE);
  const row = new Int32Array(byField.length);
  const replace = (code: number): void => {
    row[values[code]?.fieldIndex ?? 0] = code;
  };
  for (let index = 1; index < composed.count; index++) {
    row.fill(OWN_VALUE);
    composed.eachReplaced(index, replace);
    for (let field = 0; field < row.length; field++) {
      if (row[field] === before[field]) continue;
      fields.push(field);
      codes.push(row[field] ?? OWN_VALUE);
    }
    before.set(row);
    from[index + 1] = fields.length;
  }
  return { from, fields: Int32Array.from(fields), codes: Int32Array.from(codes) };
}
