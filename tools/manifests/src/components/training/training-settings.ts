import { jobNames } from '@medcast/deploy-contract';

/** Name of the component's objects, of the ConfigMap that an overlay makes, and of the service account. */
export const TRAINING = jobNames.training;

/** What an overlay must say: there is no sensible default. */
export const requiredTrainingSettings = {
  TASK: 'name of the task, a folder in TASKS_ROOT; its model has the same name',
  DATA: 'the table: gs://, s3://, az://, an https URL, or a path of a volume that the overlay mounts',
  MODELS: 'repository to publish to (gs://, s3://, az://); its production version is the champion of the gates',
} as const;

/** What an overlay may change. */
export const trainingDefaults = {
  TASKS_ROOT: '/app/training/tasks',
  SEED: '7',
  CHANNEL: 'candidate',
  REASON: 'trained in the cluster',
} as const;
