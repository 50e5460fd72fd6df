import { type ProgramCall, renderCall } from '../program/program-call';
import type { Step } from './step';

/** A step for programs: its purpose, its command, and the question that may spare it. */
export interface PlannedStep {
  readonly purpose: string;
  readonly command: readonly string[];
  readonly unless?: readonly string[];
  readonly onlyIf?: readonly string[];
  readonly learns?: string;
}

/** Renders steps as commands that a person can read, and paste into a shell one after the other. */
export function renderSteps(steps: readonly Step[]): string {
  return steps.map(renderStep).join('\n');
}

/** Steps as data. */
export function planOf(steps: readonly Step[]): readonly PlannedStep[] {
  return steps.map(({ purpose, call, unless, onlyIf, learns }) => ({
    purpose,
    command: wordsOf(call),
    ...(unless === undefined ? {} : { unless: wordsOf(unless.call) }),
    ...(onlyIf === undefined ? {} : { onlyIf: wordsOf(onlyIf.call) }),
    ...(learns === undefined ? {} : { learns }),
  }));
}

function renderStep({ purpose, call, unless, onlyIf, learns }: Step): string {
  const spared = unless === undefined ? '' : `#   unless it is there: ${renderCall(unless.call)}\n`;
  const asked = onlyIf === undefined ? spared : `#   if it is there: ${renderCall(onlyIf.call)}\n`;
  const command = renderCall(call);
  return `# ${purpose}\n${asked}${learns === undefined ? command : `${learns}=$(${command})`}\n`;
}

function wordsOf({ program, args }: ProgramCall): readonly string[] {
  return [program, ...args];
}
