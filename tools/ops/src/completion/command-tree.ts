import type { Command, Option } from 'commander';

/** A word that can come next, and what it means. */
export interface Candidate {
  readonly word: string;
  readonly description: string;
}

/** An option that takes a value. */
export interface ValuedOption {
  /** `--on`, `-e` */
  readonly flags: readonly string[];
  /** What it can be; nothing where that is not a list. */
  readonly choices: readonly string[];
}

/** One command as a shell has to know it. */
export interface CommandNode {
  /** `cluster create`; empty for the program itself. */
  readonly path: string;
  /** Commands below it, then its options. */
  readonly candidates: readonly Candidate[];
  readonly subcommands: readonly string[];
  readonly valued: readonly ValuedOption[];
}

/** Every command of a program that is not hidden, itself first. */
export function toCommandNodes(program: Command): readonly CommandNode[] {
  return nodesOf(program, []);
}

function nodesOf(command: Command, path: readonly string[]): readonly CommandNode[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command).filter((each) => each.name() !== 'help');
  const options = help.visibleOptions(command);
  const node: CommandNode = {
    path: path.join(' '),
    subcommands: commands.map((each) => each.name()),
    candidates: [
      ...commands.map((each) => ({ word: each.name(), description: each.description() })),
      ...options.flatMap((option) => flagsOf(option).map((word) => ({ word, description: option.description }))),
    ],
    valued: options.filter(takesValue).map((option) => ({ flags: flagsOf(option), choices: option.argChoices ?? [] })),
  };
  return [node, ...commands.flatMap((each) => nodesOf(each, [...path, each.name()]))];
}

function flagsOf({ long, short }: Option): readonly string[] {
  return [long, short].filter((flag) => typeof flag === 'string');
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}
