import type { ModelChoice } from '../model/model-choice';
import { openModel } from '../model/open-model';
import { openSource } from './input/open-source';
import { requireOutputFormat } from './output/output-format';
import type { ScoreProgress } from './progress/score-progress';
import type { ScoreResult } from './render-score-result';
import { type ScoreOptions, scoreTable } from './score-table';

/** A file to score into another. */
export interface ScoreFileRequest extends Omit<ScoreOptions, 'format'> {
  /** Of the results; what their name says where absent. */
  readonly format?: ScoreOptions['format'];
  readonly choice: ModelChoice;
  /** Absolute paths. */
  readonly input: string;
  readonly out: string;
  readonly restart: boolean;
  readonly progress: ScoreProgress;
}

/**
 * Scores one file on this machine.
 *
 * @throws Problem as `openModel` and `scoreTable`; USAGE where the name of the results says no format
 */
export async function scoreFile(request: ScoreFileRequest): Promise<ScoreResult> {
  const { choice, input, out, progress } = request;
  const format = request.format ?? requireOutputFormat(out);
  const model = await openModel(choice);
  try {
    const source = await openSource(input, { schema: model.bundle.schema, parser: model.parser });
    const onProgress = (rows: number, share: number) => {
      progress.update(rows, share);
    };
    const summary = await scoreTable({ ...request, format, source, model, onProgress });
    const { name, version } = model;
    return { ...summary, failed: summary.rows - summary.ok, model: { name, version }, out };
  } finally {
    progress.end();
    await model.estimator.close();
  }
}
