import type { BatchStatistic, DurationStatistic, ModelStatistics } from '../../oip/statistics';
import { ProtoWriter } from '../wire/proto-writer';

/** Renders `ModelStatisticsResponse`. */
export function toStatisticsResponse(models: readonly ModelStatistics[]): Buffer {
  const response = new ProtoWriter();
  for (const model of models) response.message(1, (message) => writeModel(message, model));
  return response.finish();
}

function writeModel(message: ProtoWriter, model: ModelStatistics): void {
  const { success, fail, queue, compute_input, compute_infer, compute_output } = model.inference_stats;
  message
    .text(1, model.name)
    .text(2, model.version)
    .integer(3, model.last_inference)
    .integer(4, model.inference_count)
    .integer(5, model.execution_count)
    .message(6, (stats) => {
      [success, fail, queue, compute_input, compute_infer, compute_output].forEach((duration, index) =>
        writeDuration(stats, index + 1, duration),
      );
    });
  for (const batch of model.batch_stats) message.message(7, (stats) => writeBatch(stats, batch));
}

function writeBatch(message: ProtoWriter, batch: BatchStatistic): void {
  message.integer(1, batch.batch_size);
  [batch.compute_input, batch.compute_infer, batch.compute_output].forEach((duration, index) =>
    writeDuration(message, index + 2, duration),
  );
}

function writeDuration(message: ProtoWriter, field: number, { count, ns }: DurationStatistic): void {
  message.message(field, (duration) => duration.integer(1, count).integer(2, ns));
}
