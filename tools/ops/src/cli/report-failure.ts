import { Problem } from '@medcast/problem';
import { CommanderError } from 'commander';

/** Exit codes of the CLI. */
export const exitCodes = { ok: 0, expectedFailure: 1, usage: 2 } as const;

/**
 * Says why a command failed, on standard error, and with which code to exit.
 * Commander has printed its own message already.
 */
export function reportFailure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  const message =
    error instanceof Problem ? error.message : `unexpected: ${error instanceof Error ? error.stack : String(error)}`;
  process.stderr.write(`medcast: ${message}\n`);
  return error instanceof Problem && error.code === 'USAGE' ? exitCodes.usage : exitCodes.expectedFailure;
}
