import { defer } from './testing/defer';
import { UseCount } from './use-count';

describe('UseCount', () => {
  it('is idle at once where nobody uses it', async () => {
    await expect(new UseCount().idle()).resolves.toBeUndefined();
  });

  it('is idle after the last of several uses, whether they end well or not', async () => {
    const uses = new UseCount();
    const ends: string[] = [];
    const first = defer<string>();
    const second = defer<string>();
    const results = Promise.allSettled([uses.during(() => first.promise), uses.during(() => second.promise)]);
    const idle = uses.idle().then(() => ends.push('idle'));
    first.resolve('answer');
    await first.promise;
    ends.push('first');
    second.reject(new Error('refused'));
    await idle;
    expect(ends).toEqual(['first', 'idle']);
    expect(await results).toMatchObject([{ value: 'answer' }, { reason: { message: 'refused' } }]);
  });
});
