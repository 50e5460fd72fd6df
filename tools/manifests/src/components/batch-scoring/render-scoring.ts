import { inFolder, type RenderedFiles } from '../../writer/rendered-files';
import { renderManifest } from '../../writer/render-manifest';
import { scoringAccount, scoringComponent, scoringJob, scoringPolicy } from './scoring-objects';
import { renderScoringReadme } from './scoring-readme';

/** Renders the component that scores a table. */
export function renderScoring(): RenderedFiles {
  return inFolder('components/batch-scoring', {
    'README.md': renderScoringReadme(),
    'kustomization.yaml': renderManifest(scoringComponent()),
    'service-account.yaml': renderManifest(scoringAccount()),
    'job.yaml': renderManifest(scoringJob()),
    'network-policy.yaml': renderManifest(scoringPolicy()),
  });
}
