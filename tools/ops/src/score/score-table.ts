import type { OpenModel } from '../model/open-model';
import { toOutputColumns } from './columns/output-columns';
import type { TableSource } from './input/table-source';
import { createRenderer } from './output/create-renderer';
import type { OutputFormat } from './output/output-format';
import type { TableRenderer } from './output/table-renderer';
import { scoreRows } from './rows/score-rows';
import type { TableRow } from './rows/scored-row';
import { chunksOf } from './run/chunks-of';
import { countOutcomes, type OutcomeCounts, sumCounts } from './run/count-outcomes';
import { hashRows } from './run/hash-rows';
import { lockOutput } from './run/lock-output';
import { differs, ScoringRun } from './run/scoring-run';

/**
 * Rows that are scored and written together: between two waits for the disk, and in one row group of Parquet. A crash
 * costs at most their work; they are what memory holds.
 */
export const CHUNK_ROWS = 8192;

/** What decides how results look. */
export interface ScoreOptions {
  readonly format: OutputFormat;
  readonly explain: boolean;
  /** Stands before the names of the columns that are added. */
  readonly prefix: string;
}

/** One table to score. */
export interface ScoreRequest extends ScoreOptions {
  readonly source: TableSource;
  readonly model: OpenModel;
  /** Absolute path of the file of results. */
  readonly out: string;
  /** Throws away what an interrupted run has done. */
  readonly restart: boolean;
  /** Hears after each chunk how many rows are done and which share of the input they are. */
  readonly onProgress: (rows: number, share: number) => void;
}

/** What came of a table. */
export interface ScoreSummary extends OutcomeCounts {
  /** Rows that an interrupted run had done before. */
  readonly resumed: number;
}

/**
 * Scores a table into a file. The memory it takes does not depend on the rows. Killed at any time and run again, it goes
 * on where it stopped, and ends with the same bytes; rows that were done are read again and compared, not scored.
 *
 * @throws Problem TABLE_…, SCORING_RUN_DIFFERS, SCORING_RUN_ACTIVE, OUTPUT_NOT_WRITABLE
 */
export async function scoreTable(request: ScoreRequest): Promise<ScoreSummary> {
  const { source, model, out } = request;
  const columns = toOutputColumns(source.columns, { ...request, schema: model.bundle.schema });
  const renderer = createRenderer(request.format, columns);
  const unlock = await lockOutput(out);
  try {
    const identity = {
      model: model.name,
      version: model.version,
      graph: model.bundle.manifest.files['model.onnx'].sha256,
      columns: columns.map(({ name }) => name),
      readAs: source.readAs,
      output: request.format,
      chunkRows: CHUNK_ROWS,
    };
    const run = await ScoringRun.open({ out, identity, restart: request.restart });
    try {
      return await scoreInto(run, renderer, request);
    } finally {
      await run.close();
    }
  } finally {
    await unlock();
  }
}

async function scoreInto(run: ScoringRun, renderer: TableRenderer, request: ScoreRequest): Promise<ScoreSummary> {
  let index = 0;
  let rows = 0;
  for await (const chunk of chunksOf(request.source.rows, CHUNK_ROWS)) {
    const inputHash = hashRows(chunk);
    const done = run.inherited[index];
    if (done === undefined) await scoreChunk({ chunk, inputHash, run, renderer }, request);
    else if (done.inputHash !== inputHash) throw differs(request, `other rows from row ${rows + 1} on`);
    index += 1;
    rows += chunk.length;
    request.onProgress(rows, request.source.progress());
  }
  if (index < run.inherited.length) throw differs(request, `more than the ${rows} rows of the input`);
  await finish(run, renderer);
  const resumed = run.inherited.reduce((sum, entry) => sum + entry.rows, 0);
  return { ...sumCounts(run.entries), resumed };
}

/** A chunk on its way into the results. */
interface ChunkWork {
  readonly chunk: readonly TableRow[];
  readonly inputHash: string;
  readonly run: ScoringRun;
  readonly renderer: TableRenderer;
}

async function scoreChunk({ chunk, inputHash, run, renderer }: ChunkWork, request: ScoreRequest): Promise<void> {
  const { model, source, explain } = request;
  const { parseTexts } = source;
  const scored = await scoreRows(chunk, { estimator: model.estimator, explain, parseTexts });
  const begin = run.outputBytes === 0 ? renderer.begin() : NOTHING;
  const { bytes, note } = renderer.chunk(scored, run.outputBytes + begin.length);
  await run.append(Buffer.concat([begin, bytes]), { ...countOutcomes(scored), inputHash, note });
}

const NOTHING = new Uint8Array();

async function finish(run: ScoringRun, renderer: TableRenderer): Promise<void> {
  const begin = run.outputBytes === 0 ? renderer.begin() : NOTHING;
  const notes = run.entries.map(({ note }) => note);
  await run.publish(Buffer.concat([begin, renderer.end(notes, run.outputBytes + begin.length)]));
}
