import { Argument, Command } from 'commander';
import { toCommandNodes } from './command-tree';
import { renderCompletion, type Shell, SHELLS } from './render-completion';

/** `medcast completion`: what a shell needs to complete our commands. @param parent whose commands are completed, all of those it has when this runs */
export function createCompletionCommand(parent: Command): Command {
  return new Command('completion')
    .description('print the completion of a shell: source <(npx medcast completion bash)')
    .addArgument(new Argument('<shell>', 'shell to print it for').choices(SHELLS))
    .copyInheritedSettings(parent)
    .action((shell: Shell) => {
      process.stdout.write(renderCompletion(shell, parent.name(), toCommandNodes(parent)));
    });
}
