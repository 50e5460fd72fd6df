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
  /** By node; -1 where it was not asked for. */
  private readonly rows: number[] = [-1];
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
    this.rows.push(-1);
    this.children.set(key, child);
    return child;
  }

  /** Asks for a node to be scored. Returns its row, the same when asked again. */
  rowOf(node: number): number {
    const known = this.rows[node] ?? -1;
    if (known !== -1) return known;
    const row = this.nodes.length;
    this.nodes.push(node);
    this.rows[node] = row;
    return row;
  }

  /** Visits the code of each value that is replaced in a row; all others are the record's own. */
  eachReplaced(row: number, visit: (code: number) => void): void {
    const from = this.nodes[row] ?? NOTHING_REPLACED;
    for (let at = from; at !== NOTHING_REPLACED; at = this.parents[at] ?? NOTHING_REPLACED) visit(this.codes[at] ?? -1);
  }
}
