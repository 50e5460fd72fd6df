/** Asks again and again until the answer is the one that is waited for; the test's own time limit ends it. */
export async function until<Answer>(ask: () => Promise<Answer>, isIt: (answer: Answer) => boolean): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (isIt(answer)) return answer;
  }
}
