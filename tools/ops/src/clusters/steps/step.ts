import type { ProgramCall } from '../program/program-call';

/** A question that a program answers without changing anything. */
export interface Question {
  readonly call: ProgramCall;
  /** Whether what it says on standard output means yes. */
  readonly isYes: (output: string) => boolean;
  /** What it says when it fails because the answer is no; any other failure is one. */
  readonly noWhen?: RegExp;
}

/** One thing that has to be so, and the call that makes it so. */
export interface Step {
  /** "the network shop" */
  readonly purpose: string;
  readonly call: ProgramCall;
  /** Where the answer is yes, there is nothing to do. */
  readonly unless?: Question;
  /** Where the answer is no, there is nothing to do. */
  readonly onlyIf?: Question;
  /** Name under which later steps find what the call says: {@link Learned}. Such a call changes nothing. */
  readonly learns?: string;
}

/** What became of a step. */
export interface StepOutcome {
  readonly purpose: string;
  readonly result: 'done' | 'nothing to do' | 'learned';
}

/** Yes where one line of the answer is this text. */
export function hasLine(text: string): (output: string) => boolean {
  return (output) => output.split(/[\r\n\t]+/).some((line) => line.trim() === text);
}
