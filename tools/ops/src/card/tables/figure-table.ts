/** A plain table of texts: the first column names the row. */
export interface FigureTable {
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
