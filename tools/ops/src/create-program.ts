import { Command } from 'commander';
import { createCanaryCommand } from './canary/canary-command';
import { createClusterCommand } from './clusters/cluster-command';
import { createCompletionCommand } from './completion/completion-command';
import { createCostCommand } from './cost/cost-command';
import { createDeployCommand } from './deploy/deploy-command';
import { createDiffCommand } from './deploy/diff-command';
import { createDoctorCommand } from './doctor/doctor-command';
import { createDescribeCommand } from './explore/describe-command';
import { createExecCommand } from './explore/exec-command';
import { createGetCommand } from './explore/get-command';
import { createLogsCommand } from './explore/logs-command';
import { createOpenCommand } from './explore/open-command';
import { createPortForwardCommand } from './explore/port-forward-command';
import { createGarbageCommand } from './garbage/gc-command';
import { createImageCommand } from './image/image-command';
import { createReleaseCommand } from './release/release-command';
import { createRolloutCommand } from './rollout/rollout-command';
import { createScaleCommand } from './rollout/scale-command';
import { createScoreCommand } from './score/score-command';
import { createStatusCommand } from './status/status-command';
import { createTaskCommand } from './task/task-command';
import { createStepCommand } from './train/step-command';
import { createTrainCommand } from './train/train-command';
import { createVmCommand } from './vm/vm-command';

/** The `medcast` program with all of its commands; nothing runs until it parses words. */
export function createProgram(): Command {
  const program = new Command('medcast')
    .description('from a table to predictions in production')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  addModelCommands(program);
  addPlaceCommands(program);
  addRolloutCommands(program);
  addExploreCommands(program);
  return program;
}

function addModelCommands(program: Command): void {
  program.commandsGroup('Models:');
  program.addCommand(createTaskCommand().copyInheritedSettings(program));
  program.addCommand(createTrainCommand().copyInheritedSettings(program));
  program.addCommand(createReleaseCommand(program));
  program.addCommand(createScoreCommand().copyInheritedSettings(program));
  program.addCommand(createStepCommand(program), { hidden: true });
}

function addPlaceCommands(program: Command): void {
  program.commandsGroup('Machines and clusters:');
  program.addCommand(createDoctorCommand(program));
  program.addCommand(createClusterCommand(program));
  program.addCommand(createVmCommand(program));
  program.addCommand(createImageCommand(program));
  program.addCommand(createCostCommand(program));
  program.addCommand(createCompletionCommand(program));
}

function addRolloutCommands(program: Command): void {
  program.commandsGroup('Rolling out:');
  program.addCommand(createDeployCommand().copyInheritedSettings(program));
  program.addCommand(createDiffCommand().copyInheritedSettings(program));
  program.addCommand(createRolloutCommand(program));
  program.addCommand(createCanaryCommand(program));
  program.addCommand(createScaleCommand().copyInheritedSettings(program));
  program.addCommand(createGarbageCommand().copyInheritedSettings(program));
}

function addExploreCommands(program: Command): void {
  program.commandsGroup('Looking:');
  program.addCommand(createStatusCommand().copyInheritedSettings(program));
  program.addCommand(createGetCommand().copyInheritedSettings(program));
  program.addCommand(createDescribeCommand().copyInheritedSettings(program));
  program.addCommand(createLogsCommand().copyInheritedSettings(program));
  program.addCommand(createExecCommand().copyInheritedSettings(program));
  program.addCommand(createPortForwardCommand().copyInheritedSettings(program));
  program.addCommand(createOpenCommand().copyInheritedSettings(program));
}
