import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { createProgram } from './create-program';
import { findCommands } from './testing/find-commands';

const root = join(import.meta.dirname, '../../..');

/** The program, of which every command is parsed and does nothing. */
function createIdleProgram(): Command {
  const program = createProgram();
  makeIdle(program);
  return program;
}

function makeIdle(command: Command): void {
  command.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  if (command.commands.length === 0) command.action(() => undefined);
  for (const below of command.commands) makeIdle(below);
}

async function pages(): Promise<readonly string[]> {
  const listed = await Promise.all(
    ['docs', 'k8s', 'training', 'apps'].map(async (folder) => {
      const names = await readdir(join(root, folder), { recursive: true });
      return names.filter((name) => name.endsWith('.md') && !name.includes('.venv')).map((name) => join(folder, name));
    }),
  );
  return ['README.md', ...listed.flat()].map((path) => relative('.', path));
}

/** Why the program does not take these words; nothing where it does. */
async function refusalOf(words: readonly string[]): Promise<string | undefined> {
  try {
    await createIdleProgram().parseAsync([...words], { from: 'user' });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // `--help` is an end, too.
    return error.exitCode === 0 ? undefined : error.message;
  }
}

describe('the pages of the repository', () => {
  it('tell people to type only what the program takes', async () => {
    const refused: string[] = [];
    const counted = { commands: 0 };
    for (const path of await pages()) {
      for (const { line, words } of findCommands(await readFile(join(root, path), 'utf8'))) {
        counted.commands += 1;
        const refusal = await refusalOf(words);
        if (refusal !== undefined) refused.push(`${path}:${line}: medcast ${words.join(' ')}: ${refusal}`);
      }
    }

    expect(refused).toEqual([]);
    expect(counted.commands).toBeGreaterThan(20);
  });

  it.each([
    [['cluster', 'create'], "required option '--on <platform>' not specified"],
    [['cluster', 'make'], "unknown command 'make'"],
    [['deploy', '--enviroment', 'prod'], "unknown option '--enviroment'"],
    [['doctor', '--for', 'everything'], "'everything' is invalid"],
    [['cost', '--env', 'prod', 'more'], 'too many arguments'],
  ])('would be found out with %j', async (words, message) => {
    expect(await refusalOf(words)).toContain(message);
  });
});

describe('createProgram', () => {
  it('has a description for every command that is not hidden, and one for each option', () => {
    const undescribed: string[] = [];
    const visit = (command: Command, path: string) => {
      if (command.description() === '') undescribed.push(path);
      for (const option of command.options) if (option.description === '') undescribed.push(`${path} ${option.flags}`);
      for (const below of command.createHelp().visibleCommands(command)) {
        if (below.name() !== 'help') visit(below, `${path} ${below.name()}`);
      }
    };
    visit(createProgram(), 'medcast');

    expect(undescribed).toEqual([]);
  });
});
