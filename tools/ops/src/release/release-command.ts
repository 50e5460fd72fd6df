import { Command } from 'commander';
import { createGcCommand } from './gc-command';
import { createHistoryCommand } from './history-command';
import { createListCommand } from './list-command';
import { createPromoteCommand } from './promote-command';
import { createPublishCommand } from './publish-command';
import { createRollbackCommand } from './rollback-command';
import { createVerifyCommand } from './verify-command';

/** `medcast release`: what is published, and what serves. */
export function createReleaseCommand(parent: Command): Command {
  const release = new Command('release')
    .description('publish, promote and roll back versions in a model repository')
    .copyInheritedSettings(parent);
  const commands = [
    createPublishCommand(),
    createPromoteCommand(),
    createRollbackCommand(),
    createListCommand(),
    createHistoryCommand(),
    createVerifyCommand(),
    createGcCommand(),
  ];
  for (const command of commands) release.addCommand(command.copyInheritedSettings(release));
  return release;
}
