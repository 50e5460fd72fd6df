import type { BulkRequest } from '../answer-bulk';
import { CsvRenderer } from '../output/csv-renderer';
import type { AnswerRenderer } from '../output/answer-renderer';
import type { RowChunk } from '../row-chunk';
import { ByteChunkReader } from './byte-chunk-reader';
import type { ChunkReader } from './chunk-reader';
import type { CsvHeader } from './csv-header';
import { CsvRows } from './csv-rows';
import { JsonArrayRows } from './json-array-rows';
import { NdjsonRows } from './ndjson-rows';

/** Makes the reader of a body. Columns of CSV are handed on to a renderer of CSV. */
export async function openBody(request: BulkRequest, chunk: RowChunk, renderer: AnswerRenderer): Promise<ChunkReader> {
  const { model, body, parse, input } = request;
  const { parser } = model;
  const { fields } = model.schema;
  switch (input) {
    case 'json':
      return new ByteChunkReader(new JsonArrayRows({ fields, parser, parse, chunk }), body);
    case 'ndjson':
      return new ByteChunkReader(new NdjsonRows({ fields, parser, parse, chunk }), body);
    case 'csv': {
      const onHeader = (header: CsvHeader): void => {
        if (renderer instanceof CsvRenderer) renderer.open(header);
      };
      return new ByteChunkReader(new CsvRows({ fields, parser, chunk, onHeader }), body);
    }
    case 'arrow': {
      const { ArrowChunkReader } = await import('./arrow-chunk-reader');
      return new ArrowChunkReader({ fields, parser, body });
    }
  }
}
