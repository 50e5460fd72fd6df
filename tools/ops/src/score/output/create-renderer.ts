import type { OutputColumn } from '../columns/output-column';
import { createCsvRenderer } from './csv-renderer';
import { createNdjsonRenderer } from './ndjson-renderer';
import type { OutputFormat } from './output-format';
import { createParquetRenderer } from './parquet-renderer';
import type { RendererFactory, TableRenderer } from './table-renderer';

const factories: Readonly<Record<OutputFormat, RendererFactory>> = {
  csv: createCsvRenderer,
  ndjson: createNdjsonRenderer,
  parquet: createParquetRenderer,
};

/** Makes the renderer of a format. */
export function createRenderer(format: OutputFormat, columns: readonly OutputColumn[]): TableRenderer {
  return factories[format](columns);
}
