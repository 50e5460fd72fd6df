import { Problem } from '@medcast/problem';
import { execa } from 'execa';
import { howToGet } from './known-programs';
import { type ProgramCall, renderCall } from './program-call';
import { redactSecrets } from './redact-secrets';

/** How a run that was allowed to fail has ended. */
export interface ProgramOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs external programs. They are given nothing to read: what would ask a person fails instead of waiting. */
export interface ProgramRunner {
  /** Runs a call that changes nothing, and says nothing about it. @throws Problem PROGRAM_MISSING */
  readonly ask: (call: ProgramCall) => Promise<ProgramOutcome>;
  /**
   * Shows a call, runs it and shows what it says as it says it, without what looks like a secret.
   *
   * @returns its standard output
   * @throws Problem PROGRAM_MISSING; PROGRAM_FAILED with its last words
   */
  readonly run: (call: ProgramCall) => Promise<string>;
}

/** Where programs run, and where what they say goes. */
export interface RunnerPlaces {
  /** Working directory: paths in arguments are relative to it. */
  readonly cwd: string;
  readonly show: (line: string) => void;
}

const LAST_LINES = 12;

/** Runs programs from PATH with execa, never through a shell. */
export function createProgramRunner({ cwd, show }: RunnerPlaces): ProgramRunner {
  return {
    ask: async (call) => {
      const result = await execa(call.program, call.args, { cwd, stdin: 'ignore', reject: false });
      return outcomeOf(call, result);
    },
    run: async (call) => {
      show(`$ ${redactSecrets(renderCall(call))}`);
      const child = execa(call.program, call.args, { cwd, stdin: 'ignore', reject: false, all: true });
      for await (const line of child.iterable({ from: 'all' })) show(`  ${redactSecrets(line)}`);
      const { stdout } = expectSuccess(call, outcomeOf(call, await child));
      return stdout;
    },
  };
}

/**
 * The outcome of a call, if it has worked.
 *
 * @throws Problem PROGRAM_FAILED with its last words
 */
export function expectSuccess(call: ProgramCall, outcome: ProgramOutcome): ProgramOutcome {
  if (outcome.exitCode === 0) return outcome;
  const words = redactSecrets(lastWords(outcome));
  const command = redactSecrets(renderCall(call));
  throw new Problem('PROGRAM_FAILED', `expected this to work: ${command}\ngot exit code ${outcome.exitCode}${words}`);
}

function lastWords({ stdout, stderr }: ProgramOutcome): string {
  const said = stderr.trim() === '' ? stdout : stderr;
  const lines = said.trimEnd().split('\n').slice(-LAST_LINES);
  return said.trim() === '' ? ', and it said nothing' : `, and it said:\n${lines.join('\n')}`;
}

/** What execa tells of a run that may have failed, or not have begun. */
interface EndedRun {
  readonly exitCode?: number | undefined;
  /** Of the system, where the program could not be started. */
  readonly code?: string | undefined;
  readonly shortMessage?: string | undefined;
  readonly stdout?: unknown;
  readonly stderr?: unknown;
}

function outcomeOf(call: ProgramCall, { exitCode, code, shortMessage, stdout, stderr }: EndedRun): ProgramOutcome {
  if (code === 'ENOENT') throw missing(call.program);
  if (exitCode === undefined) {
    const got = redactSecrets(shortMessage ?? 'no exit code');
    throw new Problem('PROGRAM_FAILED', `expected ${call.program} to end by itself, got: ${got}`);
  }
  return { exitCode, stdout: textOf(stdout), stderr: textOf(stderr) };
}

function textOf(output: unknown): string {
  return typeof output === 'string' ? output : '';
}

function missing(program: string): Problem {
  const detail = `expected the program ${program} on PATH, got none; get it: ${howToGet(program)}`;
  return new Problem('PROGRAM_MISSING', detail);
}
