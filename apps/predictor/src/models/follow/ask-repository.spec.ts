import { Problem } from '@medcast/problem';
import { askRepository } from './ask-repository';

const { signal } = new AbortController();
const never = (): Promise<never> => new Promise(() => undefined);

describe('askRepository', () => {
  it('gives the answer', async () => {
    expect(await askRepository(() => Promise.resolve(7), { timeoutMs: 60_000, signal })).toBe(7);
  });

  it('gives what the repository refuses', async () => {
    const refusal = new Problem('CHANNEL_INVALID', 'no');
    const asked = askRepository(() => Promise.reject(refusal), { timeoutMs: 60_000, signal });
    await expect(asked).rejects.toBe(refusal);
  });

  it('does not wait for ever', async () => {
    await expect(askRepository(never, { timeoutMs: 1, signal })).rejects.toMatchObject({
      code: 'REPOSITORY_UNREACHABLE',
      detail: 'expected an answer within 0.001 s, got none; look at the repository, or raise RELOAD_TIMEOUT_SECONDS',
    });
  });

  it('ends when the program stops, and asks nothing after', async () => {
    const stopping = new AbortController();
    const asked = askRepository(never, { timeoutMs: 60_000, signal: stopping.signal });
    stopping.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    const after = askRepository(() => Promise.resolve(7), { timeoutMs: 60_000, signal: stopping.signal });
    await expect(after).rejects.toMatchObject({ name: 'AbortError' });
  });
});
