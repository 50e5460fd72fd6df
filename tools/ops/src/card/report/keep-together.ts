const NO_BREAK_SPACE = '\u00a0';

/** Keeps a figure, its deviation and its percent sign on one line. */
export function keepTogether(text: string): string {
  return text.replace(/ (?=[±%])|(?<=±) /g, NO_BREAK_SPACE);
}
