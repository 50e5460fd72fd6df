import { waitUntil } from './wait-until';

describe('waitUntil', () => {
  it('asks until it is so', async () => {
    let asked = 0;
    const check = () => Promise.resolve(++asked === 3);
    await waitUntil({ what: 'the third time', limitMs: 60_000, check });
    expect(asked).toBe(3);
  });

  it('says what it saw instead', async () => {
    const check = () => Promise.resolve(false);
    const explain = () => Promise.resolve('one of two');
    await expect(waitUntil({ what: 'two nodes', limitMs: 0, check, explain })).rejects.toThrow(
      'TESTBED_UNAVAILABLE: expected two nodes within 0 s, got: one of two',
    );
  });
});
