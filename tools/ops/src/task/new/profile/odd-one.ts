/** The first text of a column that is not like the others, and the line at which it stands. */
export interface OddOne {
  readonly line: number;
  readonly text: string;
}

/** Counts the texts that are of a form, and remembers the first that is not. */
export class FormCount {
  count = 0;
  firstOther: OddOne | undefined;

  add(isOfForm: boolean, text: string, line: number): void {
    if (isOfForm) this.count += 1;
    else this.firstOther ??= { line, text };
  }
}
