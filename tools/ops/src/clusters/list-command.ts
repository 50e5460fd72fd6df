import { Problem } from '@medcast/problem';
import { Command } from 'commander';
import { printResult } from '../cli/print-result';
import { renderTextTable } from '../cli/render-text-table';
import { jsonOption } from '../cli/standard-options';
import { onOption, showOnlyOption } from './cluster-options';
import { aksList } from './platform/aks-steps';
import type { ClusterMaker } from './platform/cluster-request';
import { eksList } from './platform/eks-steps';
import { gkeList } from './platform/gke-steps';
import { kopsList, NO_CLUSTERS } from './platform/kops-steps';
import { minikubeList } from './platform/minikube-steps';
import { type ListedCluster, parseClusterList } from './platform/parse-cluster-list';
import { parseBucket, parseProject, parseRegion } from './platform/parse-place';
import { type ProgramCall, renderCall } from './program/program-call';
import { createProgramRunner, expectSuccess, type ProgramOutcome } from './program/program-runner';

interface ListOptions {
  readonly on: ClusterMaker;
  readonly project?: string;
  readonly region?: string;
  readonly stateBucket?: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** `medcast cluster list`: which clusters there are. */
export function createListCommand(root: string): Command {
  return new Command('list')
    .description('list the clusters of a platform')
    .addOption(onOption())
    .option('--project <id>', 'gke: id of the Google Cloud project', parseProject)
    .option('--region <name>', 'eks: region', parseRegion)
    .option('--state-bucket <name>', "kops: bucket of kOps' own state", parseBucket)
    .addOption(showOnlyOption())
    .addOption(jsonOption())
    .action((options: ListOptions) => list(root, options));
}

async function list(root: string, options: ListOptions): Promise<void> {
  const { on, dryRun, json } = options;
  const call = listCall(options);
  if (dryRun) {
    printResult({ dryRun, command: [call.program, ...call.args] }, { json, text: `${renderCall(call)}\n` });
    return;
  }
  const outcome = await createProgramRunner({ cwd: root, show: () => undefined }).ask(call);
  const clusters = isNone(on, outcome) ? [] : parseClusterList(on, expectSuccess(call, outcome).stdout);
  printResult({ clusters }, { json, text: renderClusters(clusters) });
}

/** kops calls it a failure that there is none. */
function isNone(on: ClusterMaker, { exitCode, stderr }: ProgramOutcome): boolean {
  return on === 'kops' && exitCode !== 0 && NO_CLUSTERS.test(stderr);
}

function listCall({ on, project, region, stateBucket }: ListOptions): ProgramCall {
  if (on === 'gke') return gkeList(required(project, '--project with --on gke'));
  if (on === 'eks') return eksList(required(region, '--region with --on eks'));
  if (on === 'kops') return kopsList(required(stateBucket, '--state-bucket with --on kops'));
  return on === 'aks' ? aksList() : minikubeList();
}

function required(value: string | undefined, option: string): string {
  if (value !== undefined) return value;
  throw new Problem('USAGE', `expected ${option}, got none`);
}

function renderClusters(clusters: readonly ListedCluster[]): string {
  if (clusters.length === 0) return 'no clusters\n';
  const rows = clusters.map(({ name, place, version, state }) => [name, place, version, state]);
  return renderTextTable(['name', 'place', 'kubernetes', 'state'], rows);
}
