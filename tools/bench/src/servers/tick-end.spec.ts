import { TickEnd } from './tick-end';

describe('TickEnd', () => {
  it('lets all who wait in one tick go on together, in order, and not before its end', async () => {
    const tickEnd = new TickEnd();
    const seen: string[] = [];
    const wait = async (name: string): Promise<void> => {
      await tickEnd.wait();
      seen.push(name);
    };

    const both = Promise.all([wait('first'), wait('second')]);
    await Promise.resolve();
    expect(seen).toEqual([]);
    await both;
    expect(seen).toEqual(['first', 'second']);

    await wait('later');
    expect(seen).toEqual(['first', 'second', 'later']);
  });
});
