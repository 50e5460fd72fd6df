import { Command } from 'commander';
import { jsonOption } from '../cli/standard-options';
import { addPlaceOptions, nameOption, onOption, showOnlyOption, sizeOption } from './cluster-options';
import { performSteps } from './perform-steps';
import { aksCreateSteps } from './platform/aks-steps';
import type { ClusterOptions, ClusterRequest } from './platform/cluster-request';
import { eksCreateSteps } from './platform/eks-steps';
import { gkeCreateSteps } from './platform/gke-steps';
import { kopsCreateSteps } from './platform/kops-steps';
import { minikubeCreateSteps } from './platform/minikube-steps';
import { parseClusterRequest } from './platform/parse-cluster-request';
import { fillClusterSpec, readFlags, writeSpec } from './platform/spec-files';
import type { Step } from './steps/step';

interface CreateOptions extends ClusterOptions {
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** What creates a cluster, and what its first command reads. */
interface Creation {
  readonly steps: readonly Step[];
  readonly prepare?: () => Promise<void>;
}

/** `medcast cluster create`: from an account to a cluster; what is there already is left as it is. */
export function createCreateCommand(root: string): Command {
  const command = new Command('create')
    .description('create a cluster with its network, registry and accounts; what is there already is left as it is')
    .addOption(onOption())
    .addOption(nameOption())
    .addOption(sizeOption());
  return addPlaceOptions(command)
    .addOption(showOnlyOption())
    .addOption(jsonOption())
    .action((options: CreateOptions) => create(root, options));
}

async function create(root: string, options: CreateOptions): Promise<void> {
  const request = parseClusterRequest(options);
  const creation = await planCreation(root, request);
  const { dryRun, json } = options;
  const epilogue = `the cluster ${request.name} is there`;
  await performSteps(creation.steps, { ...creation, root, dryRun, json, epilogue });
}

async function planCreation(root: string, request: ClusterRequest): Promise<Creation> {
  if (request.on === 'gke') return { steps: gkeCreateSteps(request) };
  if (request.on === 'aks') return { steps: aksCreateSteps(request, await readFlags(root, request)) };
  if (request.on === 'minikube') return { steps: minikubeCreateSteps(request, await readFlags(root, request)) };
  const spec = await fillClusterSpec(root, request);
  const steps = request.on === 'eks' ? eksCreateSteps(request, spec.path) : kopsCreateSteps(request, spec.path);
  return { steps, prepare: () => writeSpec(root, spec) };
}
