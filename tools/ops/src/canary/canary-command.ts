import { Command } from 'commander';
import { createCanaryAbortCommand } from './abort-command';
import { createCanaryPromoteCommand } from './promote-command';
import { createCanaryStartCommand } from './start-command';
import { createCanaryStatusCommand } from './status-command';

/** `medcast canary`: a version for a share of the requests first. */
export function createCanaryCommand(parent: Command): Command {
  const canary = new Command('canary')
    .description('try another image of the predictor on a share of the requests, judge it, and promote or abort it')
    .copyInheritedSettings(parent);
  const commands = [
    createCanaryStartCommand(),
    createCanaryStatusCommand(),
    createCanaryPromoteCommand(),
    createCanaryAbortCommand(),
  ];
  for (const command of commands) canary.addCommand(command.copyInheritedSettings(canary));
  return canary;
}
