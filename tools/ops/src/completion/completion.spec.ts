import { Command, Option } from 'commander';
import { execa } from 'execa';
import { createClusterCommand } from '../clusters/cluster-command';
import { createDoctorCommand } from '../doctor/doctor-command';
import { toCommandNodes } from './command-tree';
import { createCompletionCommand } from './completion-command';
import { renderCompletion, type Shell, SHELLS } from './render-completion';

function program(): Command {
  const made = new Command('medcast');
  made
    .addCommand(createClusterCommand(made))
    .addCommand(createDoctorCommand(made))
    .addCommand(createCompletionCommand(made));
  made.addCommand(new Command('hidden'), { hidden: true });
  made.addCommand(
    new Command('odd')
      .addOption(new Option('--said <text>', 'it\'s "$(touch /nowhere)" `id` \\ $HOME'))
      .addOption(new Option('-m, --mode <mode>').choices(["a'b", 'c d', '$x'])),
  );
  return made;
}

const nodes = toCommandNodes(program());

/** What bash would offer at the end of a line. */
async function completeInBash(...words: readonly string[]): Promise<readonly string[]> {
  const script = `${renderCompletion('bash', 'medcast', nodes)}
COMP_WORDS=(medcast "$@"); COMP_CWORD=$#; _medcast; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = await execa('bash', ['-euo', 'pipefail', '-c', script, 'bash', ...words]);
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

describe('the completion of bash', () => {
  it.each([
    ['the commands', [''], ['cluster', 'doctor', 'completion', 'odd', '--help', '-h']],
    ['what begins so', ['cl'], ['cluster']],
    ['commands below', ['cluster', ''], ['create', 'bind', 'list', 'delete', '--help', '-h']],
    ['what begins so, below', ['cluster', 'd'], ['delete']],
    ['options', ['cluster', 'delete', '--s'], ['--size', '--state-bucket']],
    ['choices', ['cluster', 'create', '--on', ''], ['gke', 'eks', 'kops', 'aks', 'minikube']],
    ['choices that begin so', ['cluster', 'create', '--on', 'k'], ['kops']],
    ['files where a value is no choice', ['cluster', 'create', '--name', ''], []],
    [
      'the command in spite of a value that is the name of one',
      ['cluster', 'create', '--name', 'delete', '--st'],
      ['--state-bucket'],
    ],
    ['nothing hidden', ['hi'], []],
    ['choices as they are', ['odd', '-m', ''], ["a'b", 'c d', '$x']],
  ])('offers %s', async (_, words, expected) => {
    expect(await completeInBash(...words)).toEqual(expected);
  });

  it('is registered for the program when it is sourced', async () => {
    const script = `${renderCompletion('bash', 'medcast', nodes)}\ncomplete -p medcast`;

    expect((await execa('bash', ['-c', script])).stdout).toBe('complete -o default -F _medcast medcast');
  });

  it('knows every command and option that is not hidden', async () => {
    for (const { path, candidates } of nodes) {
      const words = path === '' ? [''] : [...path.split(' '), ''];
      expect(await completeInBash(...words)).toEqual(candidates.map(({ word }) => word));
    }
  }, 60_000);
});

describe('medcast completion', () => {
  it.each(SHELLS)('prints that of %s', async (shell) => {
    const written: string[] = [];
    const { write } = process.stdout;
    process.stdout.write = (text: string) => written.push(text) > 0;
    try {
      await program().parseAsync(['completion', shell], { from: 'user' });
    } finally {
      process.stdout.write = write;
    }

    expect(written.join('')).toBe(renderCompletion(shell, 'medcast', nodes));
    for (const { candidates } of nodes)
      for (const { word } of candidates)
        expect(written.join('')).toContain(word.replace(/^--?/, '').replaceAll("'", ''));
  });
});

/** What each shell offers after `medcast cluster create --on `, asked in its own language. */
const asked: Readonly<Record<Shell, string>> = {
  bash: 'COMP_WORDS=(medcast cluster create --on ""); COMP_CWORD=4; _medcast; printf "%s\\n" "${COMPREPLY[@]}"',
  // What completes for real needs a terminal: the function that offers words prints them instead.
  zsh: '_describe() { print -l -- ${described%%:*} }; words=(medcast cluster create --on ""); CURRENT=5; _medcast',
  fish: 'complete -C "medcast cluster create --on "',
};

describe.each(SHELLS)('the script for %s', (shell) => {
  it('is one that the shell reads and offers choices by, where there is one', async () => {
    const version = await execa(shell, ['--version'], { reject: false });
    const script = `${renderCompletion(shell, 'medcast', nodes)}\n${asked[shell]}\n`;
    const run = await execa(shell, ['-c', script], { reject: false });
    const offered = { exitCode: 0, stdout: 'gke\neks\nkops\naks\nminikube', stderr: '' };

    // Only bash is everywhere.
    expect(shell === 'bash' && version.failed).toBe(false);
    if (version.failed) expect(run.code).toBe('ENOENT');
    else
      expect({ exitCode: run.exitCode, stdout: sorted(run.stdout), stderr: run.stderr }).toEqual({
        ...offered,
        stdout: sorted(offered.stdout),
      });
  });
});

/** Lines without what stands beside a word, in order: fish sorts them. */
function sorted(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '')
    .sort();
}
