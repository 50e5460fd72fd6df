import { type EnvironmentName, environments } from '@medcast/deploy-contract';
import { Problem } from '@medcast/problem';
import { Command, Option } from 'commander';
import { jsonOption } from '../cli/standard-options';
import { addPlaceOptions, nameOption, onOption, showOnlyOption, sizeOption } from './cluster-options';
import { performSteps } from './perform-steps';
import { aksBindSteps, clientIdOf } from './platform/aks-bind-steps';
import { s3BucketSteps } from './platform/aws-steps';
import type { ClusterMaker, ClusterOptions, ClusterRequest } from './platform/cluster-request';
import { type Binding, eksBindSteps, GKE_READER, gkeBindSteps } from './platform/identity-steps';
import { parseClusterRequest } from './platform/parse-cluster-request';
import { parseStorageAccount } from './platform/parse-place';
import { fillIdentities, writeSpec } from './platform/spec-files';
import type { Step } from './steps/step';

interface BindOptions extends ClusterOptions {
  readonly env: EnvironmentName;
  readonly storageAccount?: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

interface PlannedBinding {
  readonly steps: readonly Step[];
  readonly epilogue: string;
  readonly prepare?: () => Promise<void>;
}

/** `medcast cluster bind`: a bucket, and which pods may use it as who. */
export function createBindCommand(root: string): Command {
  const command = new Command('bind')
    .description('make a bucket for models, and let the pods of an environment use it by workload identity')
    .addOption(onOption())
    .addOption(nameOption())
    .addOption(sizeOption())
    .addOption(
      new Option('--env <name>', 'environment, whose namespace it is')
        .choices(Object.keys(environments))
        .makeOptionMandatory(),
    )
    .option('--storage-account <name>', 'aks: storage account of the container', parseStorageAccount);
  return addPlaceOptions(command)
    .addOption(showOnlyOption())
    .addOption(jsonOption())
    .action((options: BindOptions) => bind(root, options));
}

async function bind(root: string, options: BindOptions): Promise<void> {
  const { bucket, dryRun, json } = options;
  if (bucket === undefined)
    throw new Problem('USAGE', 'expected --bucket, the name of the bucket for models, got none');
  const { bucket: _bucket, ...withoutBucket } = options;
  const request = parseClusterRequest(options.on === 'kops' ? options : withoutBucket);
  const planned = await planBinding(root, request, { ...options, bucket });
  await performSteps(planned.steps, { ...planned, root, dryRun, json });
}

async function planBinding(
  root: string,
  request: ClusterRequest,
  { env, bucket, storageAccount }: BindOptions & { readonly bucket: string },
): Promise<PlannedBinding> {
  const binding: Binding = { namespace: environments[env].namespace, bucket };
  if (request.on === 'minikube') {
    throw new Problem(
      'USAGE',
      'expected a cloud with bind, got minikube, which serves the bundles that are in its image',
    );
  }
  checkStorageAccount(request.on, storageAccount);
  if (request.on === 'gke') {
    const identity = `${GKE_READER}@${request.project}.iam.gserviceaccount.com`;
    return { steps: gkeBindSteps(request, binding), epilogue: epilogue(env, `gs://${bucket}/models`, identity) };
  }
  if (request.on === 'aks') {
    const steps = aksBindSteps(request, { ...binding, storageAccount: storageAccount ?? '' });
    return {
      steps,
      epilogue: epilogue(env, `az://${bucket}/models`, `what ${clientIdOf('predictor')} was learned as`),
    };
  }
  const models = `s3://${bucket}/models`;
  if (request.on === 'kops') {
    const steps = s3BucketSteps('the bucket of the models', { bucket, region: request.region });
    const role = `arn:aws:iam::ACCOUNT:role/predictor.${binding.namespace}.sa.${request.name}`;
    return { steps, epilogue: epilogue(env, models, role) };
  }
  const spec = await fillIdentities(root, { ...request, ...binding });
  const steps = eksBindSteps(request, binding, spec.path);
  return {
    steps,
    epilogue: epilogue(env, models, 'none: Pod Identity needs no name'),
    prepare: () => writeSpec(root, spec),
  };
}

function epilogue(env: EnvironmentName, models: string, identity: string): string {
  return `the pods of ${env} may use the bucket; in environment-plans.ts: MODELS ${models}, identity ${identity}`;
}

function checkStorageAccount(on: ClusterMaker, storageAccount: string | undefined): void {
  if ((storageAccount !== undefined) === (on === 'aks')) return;
  const expected = on === 'aks' ? '--storage-account with' : 'no --storage-account without';
  throw new Problem('USAGE', `expected ${expected} --on aks, got ${storageAccount ?? 'none'}`);
}
