import { createInterface } from 'node:readline/promises';
import { Problem } from '@medcast/problem';

/** What is to be agreed to. */
export interface Confirmation {
  /** "undo predictor in prod?" */
  readonly question: string;
  /** Whether `--yes` was given. */
  readonly yes: boolean;
}

/**
 * Lets a person at a terminal agree to something; elsewhere `--yes` must have been given.
 *
 * @throws Problem CONFIRMATION_REQUIRED where nobody can be asked, or the answer was not yes
 */
export async function confirm({ question, yes }: Confirmation): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY) {
    throw new Problem('CONFIRMATION_REQUIRED', `expected --yes, since nobody can be asked here: ${question}`);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    if (/^y(es)?$/i.test(answer.trim())) return;
  } finally {
    terminal.close();
  }
  throw new Problem('CONFIRMATION_REQUIRED', `expected the answer y to: ${question}; nothing was changed`);
}
