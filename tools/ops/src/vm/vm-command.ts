import { Command } from 'commander';
import { parseCount, jsonOption, yesOption } from '../cli/standard-options';
import { workspaceRoot } from '../cli/workspace-root';
import { showOnlyOption } from '../clusters/cluster-options';
import { askForName } from '../clusters/delete-command';
import { performSteps } from '../clusters/perform-steps';
import { parseProject } from '../clusters/platform/parse-place';
import { parsePositive } from '../release/release-options';
import {
  parseGsUri,
  parseImage,
  parseMachineType,
  parseTableUrl,
  parseTask,
  parseVmName,
  parseZone,
} from './vm-options';
import { vmCreateSteps, vmDeleteSteps, type VmRequest } from './vm-steps';

type CreateOptions = VmRequest & { readonly dryRun: boolean; readonly json: boolean };
type DeleteOptions = Pick<VmRequest, 'name' | 'project' | 'zone'> & {
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly yes: boolean;
};

const MAX_HOURS = 6;
const SEED = 7;

/** `medcast vm`: a machine of Google's that trains once and shuts itself down. @param root of the repository */
export function createVmCommand(parent: Command, root: string = workspaceRoot): Command {
  const vm = new Command('vm')
    .description('train on a machine of Google Cloud, which publishes to a bucket and shuts itself down')
    .copyInheritedSettings(parent);
  for (const command of [createCreateCommand(root), createDeleteCommand(root)]) {
    vm.addCommand(command.copyInheritedSettings(vm));
  }
  return vm;
}

function createCreateCommand(root: string): Command {
  return addPlace(new Command('create').description('create the machine; it trains, publishes and shuts itself down'))
    .requiredOption('--image <name>', 'training image, with registry and tag', parseImage)
    .requiredOption('--task <name>', 'task to train', parseTask)
    .requiredOption('--data <url>', 'table of the task', parseTableUrl)
    .requiredOption('--models <uri>', 'repository to publish to: gs://bucket/models', parseGsUri)
    .option('--channel <name>', 'channel that shall point to the new version', parseTask, 'candidate')
    .option('--seed <number>', 'seed of the training', parseCount, SEED)
    .option('--machine-type <name>', 'type of the machine', parseMachineType, 'e2-standard-8')
    .option('--max-hours <number>', 'hours after which it is deleted whatever it does', parsePositive, MAX_HOURS)
    .addOption(showOnlyOption())
    .addOption(jsonOption())
    .action(async (options: CreateOptions) => {
      const { name, zone, project } = options;
      const log = `gcloud compute instances get-serial-port-output ${name} --zone=${zone} --project=${project}`;
      await performSteps(vmCreateSteps(options), {
        ...options,
        root,
        epilogue: `${name} trains; what it says: ${log}`,
      });
    });
}

function createDeleteCommand(root: string): Command {
  return addPlace(new Command('delete').description('delete the machine and its account; what it has published stays'))
    .addOption(showOnlyOption())
    .addOption(yesOption())
    .addOption(jsonOption())
    .action(async (options: DeleteOptions) => {
      if (!options.yes && !options.dryRun) await askForName(options.name);
      await performSteps(vmDeleteSteps(options), { ...options, root, epilogue: `${options.name} is gone` });
    });
}

function addPlace(command: Command): Command {
  return command
    .requiredOption('--project <id>', 'id of the Google Cloud project', parseProject)
    .requiredOption('--zone <name>', 'zone, such as europe-west1-b', parseZone)
    .option('--name <name>', 'name of the machine and of its account', parseVmName, 'medcast-trainer');
}
