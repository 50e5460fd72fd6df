import { Command } from 'commander';
import { printResult } from '../cli/print-result';
import { renderTextTable } from '../cli/render-text-table';
import { addClusterOptions, type ClusterOptions, openCluster } from '../cluster-access/cluster-options';
import { CHANGE_CAUSE, revisionOf } from '../cluster-access/kube-workload';
import { imagesOf } from '../deploy/images';
import { formatAge } from '../explore/format-age';
import { type DeploymentName, workloadOption } from './workload-option';
import { loadRevisions } from './undo-rollout';

interface HistoryOptions extends ClusterOptions {
  readonly workload: DeploymentName;
}

/** `medcast rollout history`: what ran before, and can run again. */
export function createHistoryCommand(): Command {
  const command = new Command('history')
    .description('list the revisions to which an undo can go, the oldest first')
    .addOption(workloadOption());
  return addClusterOptions(command).action(showHistory);
}

async function showHistory({ workload, json, ...options }: HistoryOptions): Promise<void> {
  const { deployment, revisions } = await loadRevisions(openCluster(options), workload);
  const current = revisionOf(deployment);
  const history = revisions.map((set) => ({
    revision: revisionOf(set),
    isCurrent: revisionOf(set) === current,
    pods: set.status?.replicas ?? 0,
    images: imagesOf(set.spec.template),
    createdAt: set.metadata.creationTimestamp ?? '',
    why: set.metadata.annotations?.[CHANGE_CAUSE] ?? '',
  }));
  const nowMs = Date.now();
  const rows = history.map(({ revision, isCurrent, pods, images, createdAt, why }) => [
    `${revision}${isCurrent ? ' *' : ''}`,
    String(pods),
    images.join(' '),
    formatAge(createdAt, nowMs),
    why,
  ]);
  printResult(
    { deployment: workload, history },
    { json, text: renderTextTable(['revision', 'pods', 'images', 'age', 'why'], rows) },
  );
}
