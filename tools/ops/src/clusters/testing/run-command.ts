import { Command } from 'commander';
import { reportFailure } from '../../cli/report-failure';

/** What a command has written and how it has ended. */
export interface CommandRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as the CLI does, in this process. @param make makes it below a program */
export async function runCommand(make: (program: Command) => Command, words: readonly string[]): Promise<CommandRun> {
  const written = { stdout: '', stderr: '' };
  const release = (['stdout', 'stderr'] as const).map((name) => {
    const before = process[name].write;
    process[name].write = (text: string | Uint8Array) => {
      written[name] += String(text);
      return true;
    };
    return () => {
      process[name].write = before;
    };
  });
  try {
    const program = new Command('medcast').exitOverride();
    program.addCommand(make(program));
    await program.parseAsync([...words], { from: 'user' });
    return { exitCode: 0, ...written };
  } catch (error) {
    const exitCode = reportFailure(error);
    return { exitCode, ...written };
  } finally {
    for (const restore of release) restore();
  }
}
