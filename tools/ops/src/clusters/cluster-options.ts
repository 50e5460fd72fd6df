import { type Command, Option } from 'commander';
import { CLUSTER_MAKERS, CLUSTER_SIZES } from './platform/cluster-request';
import {
  parseBucket,
  parseClusterName,
  parseProject,
  parseRegion,
  parseRegistry,
  parseResourceGroup,
  parseZones,
} from './platform/parse-place';

/** `--on`: what makes the cluster. */
export function onOption(): Option {
  return new Option('--on <platform>', 'where the cluster is, or shall be')
    .choices(CLUSTER_MAKERS)
    .makeOptionMandatory();
}

/** `--name`. */
export function nameOption(): Option {
  return new Option('--name <name>', 'name of the cluster; for kops a DNS name, which need not exist')
    .argParser(parseClusterName)
    .makeOptionMandatory();
}

/** `--size`. */
export function sizeOption(): Option {
  return new Option(
    '--size <size>',
    'dev: small, in one zone where the platform lets one choose (EKS does not); prod: over three zones',
  )
    .choices(CLUSTER_SIZES)
    .default('dev');
}

/** `--dry-run`: shows commands and runs none; no program needs to be there. */
export function showOnlyOption(): Option {
  return new Option('--dry-run', 'show the commands and run none of them').default(false);
}

/** Adds what the platforms want to know of a place, each its own part of it. */
export function addPlaceOptions(command: Command): Command {
  return command
    .option('--project <id>', 'gke: id of the Google Cloud project', parseProject)
    .option(
      '--region <name>',
      'gke, eks, kops, aks: region, such as europe-west1, eu-central-1 or westeurope',
      parseRegion,
    )
    .option(
      '--zones <names>',
      'eks, kops: three zones, by default a, b and c; gke: the zone of a small cluster',
      parseZones,
    )
    .option('--state-bucket <name>', "kops: bucket of kOps' own state", parseBucket)
    .option(
      '--bucket <name>',
      'bucket of the models (aks: container); kops wants it when the cluster is made',
      parseBucket,
    )
    .option('--resource-group <name>', 'aks: resource group', parseResourceGroup)
    .option('--registry <name>', 'aks: container registry', parseRegistry);
}
