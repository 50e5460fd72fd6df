import type { FieldValue, ValidRecord } from '@medcast/record-schema';
import type { BackgroundCodes } from './background-codes';

/** The record itself, with nothing replaced. */
export const NOTHING_REPLACED = 0;

/**
 * The records that an explanation must score: one record with the values of some fields replaced by those of the
 * background, each distinct one once. They are the nodes of a tree whose branches are replaced values, in the order of
 * the fields, so that whoever replaces the same values meets the same node.
 */
export class ComposedRows {
  private readonly parents: number[] = [NOTHING_REPLACED];
  private readonly codes: number[] = [-1];
  private readonly children = new Map<number, number>();
  private readonly rows = new Map<number, number>();
  private readonly nodes: number[] = [];

  constructor(private readonly background: BackgroundCodes) {}

  /** How many distinct records were asked for. */
  get count(): number {
    return this.nodes.length;
  }

  /** Replaces one more value, of a field after those that a node has replaced. */
  replace(node: number, code: number): number {
    const key = node * this.background.values.length + code;
    const known = this.children.get(key);
    if (known !== undefined) return known;
    const child = this.parents.length;
    this.parents.push(node);
    this.codes.push(code);
    this.children.set(key, child);
    return child;
  }

  /** Asks for a node to be scored. Returns its row, the same when asked again. */
  rowOf(node: number): number {
    const known = this.rows.get(node);
    if (known !== undefined) return known;
    const row = this.nodes.length;
    this.nodes.push(node);
    this.rows.set(node, row);
    return row;
  }

  /**
   * Composes the rows from `first` up to, not including, `end`.
   *
   * @param visit gets the same object every time, with other values in it
   */
  compose(record: ValidRecord, [first, end]: readonly [number, number], visit: (composed: ValidRecord) => void): void {
    const composed: Record<string, FieldValue> = { ...record };
    for (const node of this.nodes.slice(first, end)) {
      this.eachReplaced(node, (field, value) => (composed[field] = value));
      // Every value is the record's, which was validated, or the background's, which was checked for its field.
      visit(composed as ValidRecord);
      this.eachReplaced(node, (field) => (composed[field] = record[field] ?? null));
    }
  }

  private eachReplaced(node: number, replace: (field: string, value: FieldValue) => void): void {
    for (let at = node; at !== NOTHING_REPLACED; at = this.parents[at] ?? NOTHING_REPLACED) {
      const replaced = this.background.values[this.codes[at] ?? -1];
      if (replaced !== undefined) replace(replaced.field, replaced.value);
    }
  }
}
