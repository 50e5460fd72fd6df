import { PRODUCT } from '@medcast/deploy-contract';

/** What `GET /v2` answers. The repository extension is on the admin port, hence not in the list. */
export const serverMetadata = {
  name: PRODUCT,
  version: '1',
  extensions: ['binary_tensor_data', 'statistics'],
} as const;
