import type { RecordParse } from '@medcast/record-schema';
import type { TableRow } from '../rows/scored-row';

/** A table that is read row by row, in its order, and never held as a whole. */
export interface TableSource {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<TableRow>;
  /** How its texts are understood; as such, tables with the same cells give the same records. */
  readonly readAs: string;
  /** Reads the texts of a row as a record of the schema. */
  readonly parseTexts: (texts: TableRow['texts']) => RecordParse;
  /** Share of the table that was read, from 0 to 1. */
  readonly progress: () => number;
}
