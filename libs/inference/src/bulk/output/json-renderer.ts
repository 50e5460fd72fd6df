import type { EstimateFacts } from '../../estimate/to-estimate';
import { toEstimate } from '../../estimate/to-estimate';
import { toRowOutputs } from '../../estimate/row-outputs';
import type { Scores } from '../../scorer/scorer';
import { ByteWriter } from '../byte-writer';
import type { RowNote } from '../row-note';
import { type AnsweredChunk, type AnswerRenderer, describeEarlyEnd, type EarlyEnd } from './answer-renderer';

/** What stands around the rows. */
interface Framing {
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

const FRAMINGS: Readonly<Record<'json' | 'ndjson', Framing>> = {
  json: { before: '[\n', between: ',\n', after: '\n]\n' },
  ndjson: { before: '', between: '\n', after: '\n' },
};

/**
 * Renders rows as JSON: `{row, status: "ok", estimate, warnings}`, where the last two are those of a single prediction,
 * or `{row, status, errors}` with a code of the registry.
 */
export class JsonRenderer implements AnswerRenderer {
  private readonly writer = new ByteWriter();
  private readonly framing: Framing;
  private readonly texts: RowTexts;
  private isBegun = false;

  constructor(
    format: 'json' | 'ndjson',
    private readonly facts: EstimateFacts,
  ) {
    this.framing = FRAMINGS[format];
    this.texts = toRowTexts(this.framing, facts);
  }

  get size(): number {
    return this.writer.size;
  }

  take(): Uint8Array {
    return this.writer.take();
  }

  add({ chunk, scores }: AnsweredChunk): void {
    for (let row = 0; row < chunk.rows; row++) {
      this.beginRow(chunk.firstRow + row);
      const note = chunk.notes.get(row);
      if (note?.ok === false) this.addFailure(note);
      else this.addEstimate(scores, row, note);
    }
  }

  end(early: EarlyEnd | undefined): void {
    if (early !== undefined) {
      const { code } = early.problem;
      this.beginRow(early.rows);
      this.addFailure({ code, errors: [{ path: '', code, message: describeEarlyEnd(early) }] });
    }
    if (!this.isBegun) this.writer.addText(this.framing.before);
    if (this.isBegun || this.framing.before !== '') this.writer.addText(this.framing.after);
  }

  private beginRow(row: number): void {
    if (this.isBegun) this.writer.add(this.texts.next);
    else this.writer.addText(`${this.framing.before}{"row":`);
    this.isBegun = true;
    this.writer.addNumber(row);
  }

  private addEstimate(scores: Scores, row: number, note: Extract<RowNote, { ok: true }> | undefined): void {
    const { writer, texts } = this;
    if (scores.task === 'regression') {
      writer.add(texts.expected);
      writer.addNumber(scores.expected[row] ?? NaN);
      writer.add(texts.typical);
      writer.addNumber(scores.typical[row] ?? NaN);
      writer.add(texts.lower);
      writer.addNumber(scores.lower[row] ?? NaN);
      writer.add(texts.upper);
      writer.addNumber(scores.upper[row] ?? NaN);
      writer.add(texts.afterNumbers);
    } else {
      writer.addText(`,"status":"ok","estimate":${JSON.stringify(toEstimate(toRowOutputs(scores, row), this.facts))}`);
    }
    if (note === undefined || note.warnings.length === 0) writer.add(texts.noWarnings);
    else writer.addText(`,"warnings":${JSON.stringify(note.warnings)}}`);
  }

  private addFailure({ code, errors }: Pick<Extract<RowNote, { ok: false }>, 'code' | 'errors'>): void {
    this.writer.addText(`,"status":"${code}","errors":${JSON.stringify(errors)}}`);
  }
}

/** What stands between the numbers of a row. */
interface RowTexts {
  readonly next: Uint8Array;
  readonly expected: Uint8Array;
  readonly typical: Uint8Array;
  readonly lower: Uint8Array;
  readonly upper: Uint8Array;
  readonly afterNumbers: Uint8Array;
  readonly noWarnings: Uint8Array;
}

function toRowTexts({ between }: Framing, { level, unit }: EstimateFacts): RowTexts {
  const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  return {
    next: toBytes(`${between}{"row":`),
    expected: toBytes(',"status":"ok","estimate":{"expected":'),
    typical: toBytes(',"typical":'),
    lower: toBytes(',"interval":{"lower":'),
    upper: toBytes(',"upper":'),
    afterNumbers: toBytes(`,"level":${level}},"unit":${JSON.stringify(unit)}}`),
    noWarnings: toBytes(',"warnings":[]}'),
  };
}
