/** Tells whether the body of a question for the index is `{"ready": true}`; no body, or any other, asks for all. */
export function asksForReadyAlone(body: Buffer | undefined): boolean {
  try {
    const value: unknown = JSON.parse(body?.toString() ?? '');
    return typeof value === 'object' && value !== null && 'ready' in value && value.ready === true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Many clients send an empty body, or text of another kind.
    return false;
  }
}
