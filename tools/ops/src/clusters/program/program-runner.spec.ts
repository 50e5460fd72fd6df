import { tmpdir } from 'node:os';
import { problemOf } from '../../testing/problem-of';
import { createStandIns, type StandIns } from '../testing/stand-ins';
import { callOf } from './program-call';
import { createProgramRunner } from './program-runner';

let standIns: StandIns;
let shown: string[];

beforeEach(async () => {
  standIns = await createStandIns();
  shown = [];
});

afterEach(() => standIns.remove());

const runner = () => createProgramRunner({ cwd: tmpdir(), show: (line) => shown.push(line) });

describe('createProgramRunner', () => {
  it('shows the command, then what it says, and hands back its standard output', async () => {
    await standIns.install('eksctl', 'echo one; echo two >&2; echo three');

    expect(await runner().run(callOf('eksctl', 'get', 'a b'))).toBe('one\nthree');
    expect(shown[0]).toBe("$ eksctl get 'a b'");
    expect(shown.slice(1).sort()).toEqual(['  one', '  three', '  two']);
  });

  it('turns a failure into a Problem with the command and the last words', async () => {
    await standIns.install(
      'kops',
      'echo working; for i in 1 2 3; do echo "W: $i" >&2; done; echo "E: quota exceeded" >&2; exit 3',
    );

    expect(await problemOf(() => runner().run(callOf('kops', 'update')))).toMatchObject({
      code: 'PROGRAM_FAILED',
      detail: 'expected this to work: kops update\ngot exit code 3, and it said:\nW: 1\nW: 2\nW: 3\nE: quota exceeded',
    });
  });

  it('has the standard output as last words where there is nothing else', async () => {
    await standIns.install('kops', 'echo "not found"; exit 1');

    expect((await problemOf(() => runner().run(callOf('kops')))).detail).toMatch(/said:\nnot found$/);
  });

  it('says how to get a program that is not there', async () => {
    expect(await problemOf(() => runner().run(callOf('no-such-program')))).toMatchObject({
      code: 'PROGRAM_MISSING',
      detail: 'expected the program no-such-program on PATH, got none; get it: install no-such-program',
    });
  });

  it('says that a signal has ended it', async () => {
    await standIns.install('az', 'kill -9 $$');

    expect(await problemOf(() => runner().run(callOf('az')))).toMatchObject({ code: 'PROGRAM_FAILED' });
  });

  it('never shows what looks like a secret, nor repeats it', async () => {
    await standIns.install('az', 'echo "password: hunter2"; echo "AccountKey=hunter2" >&2; exit 1');

    const problem = await problemOf(() => runner().run(callOf('az', '--password', 'hunter2')));

    expect(problem.detail).toContain('[redacted]');
    expect(`${problem.detail}${shown.join('\n')}`).not.toContain('hunter2');
  });

  it('gives a program nothing to read, so that one that asks fails instead of waiting', async () => {
    await standIns.install('gcloud', 'read answer || { echo "no answer" >&2; exit 1; }');

    expect((await problemOf(() => runner().run(callOf('gcloud')))).detail).toContain('no answer');
  });

  it('asks in silence, and leaves it to the caller what a failure means', async () => {
    await standIns.install('aws', 'echo no >&2; exit 4');

    expect(await runner().ask(callOf('aws'))).toEqual({ exitCode: 4, stdout: '', stderr: 'no' });
    expect(shown).toEqual([]);
  });

  it('passes arguments as they are, through no shell', async () => {
    await standIns.install('az', 'for word in "$@"; do echo "<$word>"; done');

    expect(await runner().run(callOf('az', '$(id)', '; ls', '*'))).toBe('<$(id)>\n<; ls>\n<*>');
  });
});
