/** A rule, a text that breaks it and one that keeps it. */
export interface RuleCase {
  readonly title: string;
  /** Name of the ESLint rule. */
  readonly rule: string;
  /** Part of what ESLint says, where a rule has several reasons. */
  readonly says?: string;
  /** Which file the texts stand for. */
  readonly path: string;
  readonly broken: string;
  readonly kept: string;
}
