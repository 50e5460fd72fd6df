import type { Problem } from '@medcast/problem';
import type { LoadedModel } from './loaded-model';

/** How a model that is to be served stands. */
export type CatalogEntry =
  | { readonly state: 'ready'; readonly name: string; readonly model: LoadedModel }
  | { readonly state: 'loading'; readonly name: string }
  | { readonly state: 'failed'; readonly name: string; readonly version?: number; readonly problem: Problem };
