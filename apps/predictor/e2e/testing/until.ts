/** Less than a test may take, so that what was seen last is told. */
const PATIENCE_MS = 15_000;

/**
 * Asks again and again until the answer is the one that is waited for.
 *
 * @throws Error with the last answer where it never comes
 */
export async function until<Answer>(ask: () => Promise<Answer>, isIt: (answer: Answer) => boolean): Promise<Answer> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (isIt(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain; the last answer was ${render(answer)}`);
  }
}

function render(answer: unknown): string {
  return JSON.stringify(answer instanceof Map ? Object.fromEntries(answer) : answer);
}
