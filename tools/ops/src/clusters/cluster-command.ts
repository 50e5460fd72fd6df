import { Command } from 'commander';
import { workspaceRoot } from '../cli/workspace-root';
import { createBindCommand } from './bind-command';
import { createCreateCommand } from './create-command';
import { createDeleteCommand } from './delete-command';
import { createListCommand } from './list-command';

/** `medcast cluster`: what runs it all. @param root of the repository, in which the specs lie and programs run */
export function createClusterCommand(parent: Command, root: string = workspaceRoot): Command {
  const cluster = new Command('cluster')
    .description('create, bind to a bucket, list and delete clusters, with the programs of their clouds')
    .copyInheritedSettings(parent);
  const commands = [
    createCreateCommand(root),
    createBindCommand(root),
    createListCommand(root),
    createDeleteCommand(root),
  ];
  for (const command of commands) cluster.addCommand(command.copyInheritedSettings(cluster));
  return cluster;
}
