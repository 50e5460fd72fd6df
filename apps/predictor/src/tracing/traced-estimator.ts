import type { Estimator } from '@medcast/inference';

/** Notes what took from one moment to another, both by `performance.now()`. */
export type NotePhase = (name: 'queue' | 'score' | 'explain', fromMs: number, toMs: number) => void;

/**
 * The same estimator for one request, which notes how long its records waited, how long they were scored and how long they
 * were explained. Of a record that is refused, nothing is noted: the span of its request says that it was.
 */
export function toTracedEstimator(estimator: Estimator, note: NotePhase): Estimator {
  const timeEstimate: Estimator['timeEstimate'] = async (record) => {
    const fromMs = performance.now();
    const timed = await estimator.timeEstimate(record);
    note('queue', fromMs, fromMs + timed.queueMs);
    note('score', fromMs + timed.queueMs, fromMs + timed.queueMs + timed.ms);
    return timed;
  };
  return {
    ...estimator,
    timeEstimate,
    estimate: async (record) => (await timeEstimate(record)).estimate,
    async estimateBatch(records, options) {
      const fromMs = performance.now();
      const estimates = await estimator.estimateBatch(records, options);
      note('score', fromMs, performance.now());
      return estimates;
    },
    async scoreColumns(columns, options) {
      const fromMs = performance.now();
      const scores = await estimator.scoreColumns(columns, options);
      note('score', fromMs, performance.now());
      return scores;
    },
    async explain(record, signal) {
      const fromMs = performance.now();
      const explanation = await estimator.explain(record, signal);
      note('explain', fromMs, performance.now());
      return explanation;
    },
  };
}
