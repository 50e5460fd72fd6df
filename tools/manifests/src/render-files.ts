import { scoringAccount, scoringComponent, scoringJob } from './batch-scoring/scoring-objects';
import { renderScoringReadme } from './batch-scoring/scoring-readme';
import { retrainingCronJob, trainingAccount, trainingComponent, trainingJob } from './training/training-objects';
import { renderTrainingReadme } from './training/training-readme';
import { renderManifest } from './writer/render-manifest';

/** Text of each generated file, by its path below k8s/. */
export type RenderedFiles = Readonly<Record<string, string>>;

/** Renders everything that this generator makes. */
export function renderFiles(): RenderedFiles {
  return {
    ...inFolder('components/training', {
      'README.md': renderTrainingReadme(),
      'kustomization.yaml': renderManifest(trainingComponent()),
      'service-account.yaml': renderManifest(trainingAccount()),
      'job.yaml': renderManifest(trainingJob()),
      'cron-job.yaml': renderManifest(retrainingCronJob()),
    }),
    ...inFolder('components/batch-scoring', {
      'README.md': renderScoringReadme(),
      'kustomization.yaml': renderManifest(scoringComponent()),
      'service-account.yaml': renderManifest(scoringAccount()),
      'job.yaml': renderManifest(scoringJob()),
    }),
  };
}

function inFolder(folder: string, files: RenderedFiles): RenderedFiles {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}
