import type { FormModel } from '@medcast/record-schema';

/** One model as `GET /api/v1/models` lists it. */
export interface ServedModel {
  readonly name: string;
  readonly version: number;
  readonly task: 'regression' | 'classification';
  /** What is predicted, for a person: "Medical insurance charges". */
  readonly title: string;
  readonly target: { readonly name: string; readonly label: string; readonly unit: string };
  readonly ready: boolean;
}

/** The answer to `GET /api/v1/models`. */
export interface ServedModelList {
  readonly models: readonly ServedModel[];
}

/** The answer to `GET /api/v1/models/{model}`. */
export interface ServedModelDetail extends ServedModel {
  readonly schemaHash: string;
  readonly featureHash: string;
  readonly dataHash: string;
  /** Cross-validated figures, each mean ± sd over the repeats. */
  readonly metrics: Readonly<Record<string, unknown>>;
}

/** The answer to `GET /api/v1/models/{model}/schema`. */
export interface ServedSchema {
  /** JSON Schema 2020-12 of a request's record. */
  readonly jsonSchema: Readonly<Record<string, unknown>>;
  readonly form: FormModel;
}

/** The answer to `GET /api/v1/models/{model}/card`. */
export interface ServedCard {
  readonly markdown: string;
  readonly card: Readonly<Record<string, unknown>>;
}
