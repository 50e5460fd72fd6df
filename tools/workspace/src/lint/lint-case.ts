/** A text to lint as if it were the contents of a file. */
export interface LintCase {
  /** Relative to the repository. TypeScript needs a file that exists, for its types are looked up. */
  readonly path: string;
  readonly code: string;
}

/** One thing that ESLint says of a text. */
export interface LintFinding {
  /** `null` where the text could not be parsed. */
  readonly ruleId: string | null;
  readonly message: string;
}
