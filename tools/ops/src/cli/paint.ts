import { styleText } from 'node:util';

/** What a text tells: that something is well, needs a look, or is broken; or that it is beside the point. */
export type Tone = 'good' | 'warning' | 'bad' | 'quiet' | 'strong';

const STYLES = { good: 'green', warning: 'yellow', bad: 'red', quiet: 'dim', strong: 'bold' } as const;

/** Colours a text for standard output; only on a terminal, and not where NO_COLOR says so. */
export function paint(tone: Tone, text: string): string {
  return styleText(STYLES[tone], text, { stream: process.stdout });
}
