import type { OutputColumn } from '../columns/output-column';
import type { ScoredRow } from '../rows/scored-row';

/**
 * Renders a file of results piece by piece: `begin`, then each chunk, then `end`. The bytes of a piece depend on
 * nothing but its rows and where it starts, so that an interrupted file can be continued to the same bytes.
 */
export interface TableRenderer {
  begin(): Uint8Array;
  /** @param offset bytes of the file before this chunk */
  chunk(rows: readonly ScoredRow[], offset: number): RenderedChunk;
  /**
   * @param notes of all chunks, in order
   * @param offset bytes of the file before the end
   */
  end(notes: readonly string[], offset: number): Uint8Array;
}

/** A rendered chunk, and what the end of the file must know of it ("" for nothing). */
export interface RenderedChunk {
  readonly bytes: Uint8Array;
  readonly note: string;
}

/** Makes a renderer of tables with given columns. */
export type RendererFactory = (columns: readonly OutputColumn[]) => TableRenderer;
