import { Problem } from '@medcast/problem';
import type { ToolRun } from './run-tool';

/** How many lines of a program's standard error are repeated. */
const TAIL_LINES = 15;

/** Problem `PYTHON_UNAVAILABLE` for a program that failed, with the end of what it said. */
export function failedTool(expected: string, { stderr }: ToolRun): Problem {
  const tail = stderr.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  return new Problem('PYTHON_UNAVAILABLE', `expected ${expected}, got:\n${tail}`);
}
