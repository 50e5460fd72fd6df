import type { EstimatorParts } from './estimator';

/** The parts of a bundle that an estimator is made of, as `@medcast/model-bundle` gives them. */
export interface EstimatorBundle extends Pick<EstimatorParts, 'schema' | 'features' | 'model'> {
  readonly manifest: {
    readonly task: EstimatorParts['task'];
    readonly interval: Pick<EstimatorParts, 'level' | 'thresholds'>;
  };
  readonly reference: Pick<EstimatorParts, 'background' | 'neighbourhood'>;
}

/** Takes from a bundle what its estimator is made of. */
export function toEstimatorParts({ schema, features, model, manifest, reference }: EstimatorBundle): EstimatorParts {
  const { level, thresholds } = manifest.interval;
  const { background, neighbourhood } = reference;
  return { schema, features, model, task: manifest.task, level, thresholds, background, neighbourhood };
}
