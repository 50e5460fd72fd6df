import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { problemOf } from '../../testing/problem-of';
import { lockOutput } from './lock-output';

describe('lockOutput', () => {
  it('lets one at a time write a file, and the next when it is done', async () => {
    const out = join(tmpdir(), `${randomUUID()}.csv`);
    const unlock = await lockOutput(out);
    expect((await problemOf(() => lockOutput(out))).code).toBe('SCORING_RUN_ACTIVE');
    await unlock();
    await (
      await lockOutput(out)
    )();
  });

  it('lets two write different files', async () => {
    const unlocks = [await lockOutput(join(tmpdir(), randomUUID())), await lockOutput(join(tmpdir(), randomUUID()))];
    await Promise.all(unlocks.map((unlock) => unlock()));
    expect(unlocks).toHaveLength(2);
  });
});
