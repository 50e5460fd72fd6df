import { inFolder, type RenderedFiles } from '../../writer/rendered-files';
import { renderManifest } from '../../writer/render-manifest';
import { retrainingCronJob, trainingAccount, trainingComponent, trainingJob, trainingPolicy } from './training-objects';
import { renderTrainingReadme } from './training-readme';

/** Renders the component that trains. */
export function renderTraining(): RenderedFiles {
  return inFolder('components/training', {
    'README.md': renderTrainingReadme(),
    'kustomization.yaml': renderManifest(trainingComponent()),
    'service-account.yaml': renderManifest(trainingAccount()),
    'job.yaml': renderManifest(trainingJob()),
    'cron-job.yaml': renderManifest(retrainingCronJob()),
    'network-policy.yaml': renderManifest(trainingPolicy()),
  });
}
