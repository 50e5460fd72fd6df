import { jobNames } from '@medcast/deploy-contract';

/** Name of the component's objects, of the ConfigMap that an overlay makes, and of the service account. */
export const SCORING = jobNames.scoring;

/** Into how many shards a table's parts are divided: the Job's completions, and `--of`. */
export const SHARDS = 16;

/** What an overlay must say: there is no sensible default. */
export const requiredScoringSettings = {
  MODEL: 'name of the model: insurance',
  MODELS: 'repository that has it: gs://, s3://, az://',
  INPUT: 'prefix with the parts of the table: gs://tables/people',
  OUTPUT: 'prefix for the results, one for each run: gs://tables/scored',
} as const;

/** What an overlay may change. */
export const scoringDefaults = { CHANNEL: 'production' } as const;
