import type { ServedModel, ServedModelDetail } from '@medcast/prediction-contract';
import type { LoadedModel } from './loaded-model';

/** What `GET /api/v1/models` says of a model. */
export function toServedModel({ name, version, bundle }: LoadedModel): ServedModel {
  const { title, target } = bundle.schema;
  const unit = target.kind === 'category' ? '' : (target.unit ?? '');
  return {
    name,
    version,
    task: bundle.manifest.task,
    title,
    target: { name: target.name, label: target.label, unit },
    ready: true,
  };
}

/** What `GET /api/v1/models/{model}` says of it. */
export function toServedModelDetail(model: LoadedModel): ServedModelDetail {
  const { schemaHash, featureHash, dataHash, metrics } = model.bundle.manifest;
  return { ...toServedModel(model), schemaHash, featureHash, dataHash, metrics };
}
