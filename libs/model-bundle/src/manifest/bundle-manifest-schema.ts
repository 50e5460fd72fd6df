import { z } from 'zod';
import { toBundleFileRecord } from '../bundle-files';
import { isRepositoryName } from '../repository/check-names';
import { BUNDLE_FORMAT_VERSION, type BundleManifest } from './bundle-manifest';

const sha256Schema = z.hash('sha256');
const fileProofSchema = z.strictObject({ sha256: sha256Schema, bytes: z.int().nonnegative() });

/** The checks of `bundle.json`. Unknown keys are refused: a misspelt or flipped name is never taken for an absent one. */
export const bundleManifestSchema: z.ZodType<BundleManifest> = z.strictObject({
  formatVersion: z.literal(BUNDLE_FORMAT_VERSION),
  model: z.string().refine(isRepositoryName, 'expected the name of a model: 1 to 63 of a-z, 0-9, "_" and "-"'),
  version: z.int().positive(),
  task: z.enum(['regression', 'classification']),
  files: z.strictObject(toBundleFileRecord(() => fileProofSchema)),
  schemaHash: sha256Schema,
  featureHash: sha256Schema,
  dataHash: sha256Schema,
  seed: z.int(),
  interval: z.strictObject({
    level: z.number().gt(0).lt(1),
    method: z.string().min(1),
    thresholds: z.record(z.string(), z.number().min(0).max(1)).exactOptional(),
  }),
  toolVersions: z.record(z.string(), z.string()),
  metrics: z.record(z.string(), z.json()),
  gates: z.array(
    z.strictObject({
      name: z.string().min(1),
      passed: z.boolean(),
      figure: z.number(),
      required: z.number(),
      detail: z.string().min(1).exactOptional(),
    }),
  ),
  override: z.strictObject({ reason: z.string().min(1), gates: z.array(z.string().min(1)).min(1) }).exactOptional(),
  dataLicence: z.string().min(1),
  provenanceHash: sha256Schema,
});
