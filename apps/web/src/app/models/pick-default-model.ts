import type { ServedModel } from '@medcast/prediction-contract';

const PREFERRED_MODEL = 'insurance';

/** The model that the start page opens: insurance where it is served, else the first; undefined where none is. */
export function pickDefaultModel(models: readonly ServedModel[]): string | undefined {
  const preferred = models.find((model) => model.name === PREFERRED_MODEL);
  return (preferred ?? models[0])?.name;
}
