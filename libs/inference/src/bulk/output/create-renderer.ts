import type { BulkFormat } from '../bulk-format';
import type { BulkModel } from '../bulk-model';
import type { AnswerRenderer } from './answer-renderer';
import { CsvRenderer } from './csv-renderer';
import { JsonRenderer } from './json-renderer';

/** Makes the renderer of a format. */
export async function createRenderer(format: BulkFormat, model: BulkModel): Promise<AnswerRenderer> {
  switch (format) {
    case 'json':
    case 'ndjson':
      return new JsonRenderer(format, model.facts);
    case 'csv':
      return new CsvRenderer(model);
    case 'arrow': {
      const { ArrowRenderer } = await import('./arrow-renderer');
      return new ArrowRenderer(model);
    }
  }
}
