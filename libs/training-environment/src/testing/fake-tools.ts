import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunTool, ToolRun } from '../run-tool';

/** What the pretended machine has. */
export interface FakeMachine {
  /** Version of each Python on the PATH. */
  readonly pythons: Readonly<Record<string, string>>;
  /** Version of uv on the PATH. */
  readonly uv?: string;
  /** The call that fails, by a part of its command line, and what it says. */
  readonly failing?: { readonly call: string; readonly stderr: string };
}

/** Pretends to be the programs of a machine: environments are folders with one file. */
export function createFakeTools(machine: FakeMachine): { run: RunTool; calls: string[] } {
  const calls: string[] = [];
  const run: RunTool = async (file, args) => {
    const call = [file, ...args].join(' ');
    calls.push(call);
    if (machine.failing !== undefined && call.includes(machine.failing.call)) return failed(machine.failing.stderr);
    if (args[0] === '-c') return answerPython(machine.pythons[file], file);
    if (args[0] === '--version')
      return machine.uv === undefined ? failed('not found') : succeeded(`uv ${machine.uv} (linux)`);
    if (args.includes('venv')) await createEnvironment(args.at(-1) ?? '');
    return succeeded('');
  };
  return { run, calls };
}

function answerPython(version: string | undefined, name: string): ToolRun {
  return version === undefined ? failed('not found') : succeeded(`${version}\n/usr/bin/${name}\n`);
}

async function createEnvironment(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'pyvenv.cfg'), '');
}

function succeeded(stdout: string): ToolRun {
  return { ok: true, stdout, stderr: '' };
}

function failed(stderr: string): ToolRun {
  return { ok: false, stdout: '', stderr };
}
