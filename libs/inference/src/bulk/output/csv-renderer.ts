import { Problem } from '@medcast/problem';
import type { EstimateFacts } from '../../estimate/to-estimate';
import type { ScoreShape } from '../../scorer/graph-outputs';
import type { Scores } from '../../scorer/scorer';
import { ByteWriter } from '../byte-writer';
import type { RowBytes } from '../input/chunk-reader';
import type { CsvHeader } from '../input/csv-header';
import type { RowChunk } from '../row-chunk';
import type { RowFailure, RowNote } from '../row-note';
import { type AnsweredChunk, type AnswerRenderer, describeEarlyEnd, type EarlyEnd } from './answer-renderer';
import { renderWarnings, resultColumnsOf, toLabelCells } from './result-columns';

/** In front of the results stands the number of the row, where rows did not come as CSV. */
const ROW_COLUMN: CsvHeader = { names: ['row'], delimiter: ',' };

/** What a {@link CsvRenderer} is made of. */
export interface CsvRendererParts {
  readonly shape: ScoreShape;
  readonly facts: EstimateFacts;
}

/**
 * Renders rows as CSV (RFC 4180 with "\n" line ends, UTF-8, a first row of names): the cells of rows that came as CSV as
 * they came, else the number of the row; then the columns of results.
 */
export class CsvRenderer implements AnswerRenderer {
  private readonly writer = new ByteWriter();
  private input = ROW_COLUMN;
  private delimiter = toBytes(ROW_COLUMN.delimiter);
  private okEnd = toBytes(',,ok,\n');
  private isBegun = false;

  constructor(private readonly parts: CsvRendererParts) {}

  /**
   * Takes over the columns of a table, before the first row.
   *
   * @throws Problem TABLE_COLUMNS_WRONG where one has the name of a column of results
   */
  open(header: CsvHeader): void {
    const names = resultColumnsOf(this.parts.shape);
    const taken = names.filter((name) => header.names.includes(name));
    if (taken.length > 0) {
      const detail = `expected columns other than those of results, got ${taken.join(', ')}; rename them, or accept another format`;
      throw new Problem('TABLE_COLUMNS_WRONG', detail);
    }
    this.input = header;
    this.delimiter = toBytes(header.delimiter);
    this.okEnd = toBytes(`${header.delimiter.repeat(2)}ok${header.delimiter}\n`);
  }

  get size(): number {
    return this.writer.size;
  }

  take(): Uint8Array {
    return this.writer.take();
  }

  add({ chunk, scores, rowBytes }: AnsweredChunk): void {
    this.begin();
    for (let row = 0; row < chunk.rows; row++) {
      const note = chunk.notes.get(row);
      this.addInput(chunk, row, { note, rowBytes });
      if (note?.ok === false) this.addFailure(note);
      else this.addEstimate(scores, row, note);
    }
  }

  end(early: EarlyEnd | undefined): void {
    this.begin();
    if (early === undefined) return;
    const names = this.input === ROW_COLUMN ? [String(early.rows)] : this.input.names.map(() => '');
    this.addCells(names);
    this.addFailure({ code: early.problem.code, message: describeEarlyEnd(early) });
  }

  private begin(): void {
    if (this.isBegun) return;
    this.isBegun = true;
    this.addCells([...this.input.names, ...resultColumnsOf(this.parts.shape)]);
    this.writer.addText('\n');
  }

  private addInput(chunk: RowChunk, row: number, { note, rowBytes }: RowInput): void {
    if (note?.ok === false && note.cells !== undefined) {
      this.addCells(note.cells);
    } else if (this.input === ROW_COLUMN || rowBytes === undefined) {
      this.writer.addNumber(chunk.firstRow + row);
    } else {
      const { bytes, offset } = rowBytes;
      this.writer.addPart(bytes, offset + (chunk.starts[row] ?? 0), offset + (chunk.ends[row] ?? 0));
    }
  }

  private addEstimate(scores: Scores, row: number, note: Extract<RowNote, { ok: true }> | undefined): void {
    const { writer, delimiter } = this;
    if (scores.task === 'regression') {
      this.addNumber(scores.expected[row]);
      this.addNumber(scores.typical[row]);
      this.addNumber(scores.lower[row]);
      this.addNumber(scores.upper[row]);
    } else {
      const { label, set, probabilities } = toLabelCells(scores, row, this.parts.facts);
      for (const text of [label, set]) {
        writer.add(delimiter);
        writer.addText(this.quote(text));
      }
      probabilities.forEach((probability) => this.addNumber(probability));
    }
    if (note === undefined || note.warnings.length === 0) {
      writer.add(this.okEnd);
      return;
    }
    writer.add(delimiter);
    this.addCells([renderWarnings(note.warnings), 'ok', '']);
    writer.addText('\n');
  }

  private addNumber(value: number | undefined): void {
    this.writer.add(this.delimiter);
    this.writer.addNumber(value ?? NaN);
  }

  private addFailure({ code, message }: Pick<RowFailure, 'code' | 'message'>): void {
    const blanks = resultColumnsOf(this.parts.shape)
      .slice(2)
      .map(() => '');
    this.writer.add(this.delimiter);
    this.addCells([...blanks, code, message]);
    this.writer.addText('\n');
  }

  private addCells(cells: readonly string[]): void {
    this.writer.addText(cells.map((cell) => this.quote(cell)).join(this.input.delimiter));
  }

  private quote(cell: string): string {
    const isPlain = !/["\r\n]/.test(cell) && !cell.includes(this.input.delimiter);
    return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
  }
}

/** How a row came, and what there is to say of it. */
interface RowInput {
  readonly note: RowNote | undefined;
  readonly rowBytes: RowBytes | undefined;
}

function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
