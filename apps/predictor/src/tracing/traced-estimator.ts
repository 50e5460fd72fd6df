import type { Estimator } from '@medcast/inference';

/** Notes what took from one moment to another, both by `performance.now()`. */
export type NotePhase = (name: 'queue' | 'score' | 'explain', fromMs: number, toMs: number) => void;

/**
 * The same estimator for one request, which notes how long its records waited, how long they were scored and how long they
 * were explained. Of a record that is refused, nothing is noted: the span of its request says that it was.
 */
export function toTracedEstimator(estimator: Estimator, note: NotePhase): Estimator {
  return {
    ...estimator,
    async estimate(record) {
      const fromMs = performance.now();
      const { estimate, queueMs, ms } = await estimator.timeEstimate(record);
      note('queue', fromMs, fromMs + queueMs);
      note('score', fromMs + queueMs, fromMs + queueMs + ms);
      return estimate;
    },
    async estimateBatch(records) {
      const fromMs = performance.now();
      const estimates = await estimator.estimateBatch(records);
      note('score', fromMs, performance.now());
      return estimates;
    },
    async explain(record) {
      const fromMs = performance.now();
      const explanation = await estimator.explain(record);
      note('explain', fromMs, performance.now());
      return explanation;
    },
  };
}
