import { Problem } from '@medcast/problem';
import { toLoggableError } from '../logging/to-loggable-error';

/** Exit codes of a program that did not start (docs/errors.md). */
const EXPECTED_FAILURE = 1;
const USAGE = 2;

/** Says on standard error why the program did not start, and returns its exit code. */
export function reportStartFailure(error: unknown): number {
  process.stderr.write(renderStartFailure(error));
  return error instanceof Problem && error.code === 'USAGE' ? USAGE : EXPECTED_FAILURE;
}

/** Renders a failure to start in lines for a person: one, or one for each thing that is wrong. */
export function renderStartFailure(error: unknown): string {
  if (!(error instanceof Problem)) return `INTERNAL_ERROR: ${JSON.stringify(toLoggableError(error))}\n`;
  const lines = [`${error.code}: ${error.detail}`, ...error.errors.map(({ message }) => `  ${message}`)];
  return `${lines.join('\n')}\n`;
}
