import { Command } from 'commander';
import { createHistoryCommand } from './history-command';
import { createPauseCommand, createResumeCommand } from './pause-command';
import { createRolloutStatusCommand } from './rollout-status-command';
import { createUndoCommand } from './undo-command';

/** `medcast rollout`: how a new version comes in, and how it goes out again. */
export function createRolloutCommand(parent: Command): Command {
  const rollout = new Command('rollout')
    .description('watch, pause, resume and undo rollouts, and show what ran before')
    .copyInheritedSettings(parent);
  const commands = [
    createRolloutStatusCommand(),
    createPauseCommand(),
    createResumeCommand(),
    createHistoryCommand(),
    createUndoCommand(),
  ];
  for (const command of commands) rollout.addCommand(command.copyInheritedSettings(rollout));
  return rollout;
}
