import { createInterface } from 'node:readline/promises';
import { Problem } from '@medcast/problem';
import { Command } from 'commander';
import { jsonOption, yesOption } from '../cli/standard-options';
import { addPlaceOptions, nameOption, onOption, showOnlyOption, sizeOption } from './cluster-options';
import { performSteps } from './perform-steps';
import { aksDeleteSteps } from './platform/aks-steps';
import type { ClusterOptions, ClusterRequest } from './platform/cluster-request';
import { eksDeleteSteps } from './platform/eks-steps';
import { gkeDeleteSteps } from './platform/gke-steps';
import { kopsDeleteSteps } from './platform/kops-steps';
import { minikubeDeleteSteps } from './platform/minikube-steps';
import { parseClusterRequest } from './platform/parse-cluster-request';
import type { Step } from './steps/step';

interface DeleteOptions extends ClusterOptions {
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** `medcast cluster delete`: the cluster and what was made for it alone; images and models stay. */
export function createDeleteCommand(root: string): Command {
  const command = new Command('delete')
    .description('delete a cluster and its network; registry, buckets and models stay')
    .addOption(onOption())
    .addOption(nameOption())
    .addOption(sizeOption());
  return addPlaceOptions(command)
    .addOption(showOnlyOption())
    .addOption(yesOption())
    .addOption(jsonOption())
    .action((options: DeleteOptions) => remove(root, options));
}

async function remove(root: string, options: DeleteOptions): Promise<void> {
  const request = parseClusterRequest(options);
  const { yes, dryRun, json } = options;
  if (!yes && !dryRun) await askForName(request.name);
  const epilogue = `the cluster ${request.name} is gone; its registry, buckets and models are not`;
  await performSteps(deleteSteps(request), { root, dryRun, json, epilogue });
}

function deleteSteps(request: ClusterRequest): readonly Step[] {
  if (request.on === 'gke') return gkeDeleteSteps(request);
  if (request.on === 'eks') return eksDeleteSteps(request);
  if (request.on === 'kops') return kopsDeleteSteps(request);
  return request.on === 'aks' ? aksDeleteSteps(request) : minikubeDeleteSteps(request);
}

/**
 * Lets a person at a terminal type the name of what shall be deleted.
 *
 * @throws Problem CONFIRMATION_REQUIRED where nobody can be asked, or another name was typed
 */
export async function askForName(name: string): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new Problem('CONFIRMATION_REQUIRED', `expected --yes, since nobody can be asked here for the name ${name}`);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`This cannot be undone. Type ${name} to delete it: `);
    if (answer.trim() === name) return;
    throw new Problem(
      'CONFIRMATION_REQUIRED',
      `expected the name ${name}, got ${answer.trim() || 'nothing'}; nothing was deleted`,
    );
  } finally {
    terminal.close();
  }
}
