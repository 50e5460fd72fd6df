import { execa } from 'execa';

/** What came of running another program. */
export interface ToolRun {
  /** Ran and ended with exit code 0. */
  readonly ok: boolean;
  readonly stdout: string;
  /** What the program said on its standard error, or why it could not be started. */
  readonly stderr: string;
}

/** Port: runs another program without a shell and waits for its end; never rejects. */
export type RunTool = (file: string, args: readonly string[]) => Promise<ToolRun>;

/** {@link RunTool} on this machine. */
export const runTool: RunTool = async (file, args) => {
  const result = await execa(file, args, { reject: false, stdin: 'ignore' });
  // A program that could not be started has no output at all.
  const { failed, stdout, stderr, shortMessage } = result;
  return { ok: !failed, stdout: stdout || '', stderr: stderr || (shortMessage ?? '') };
};
