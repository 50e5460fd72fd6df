import fc from 'fast-check';
import { isSampled } from './is-sampled';

describe('isSampled', () => {
  it('takes none of a share of 0 and all of a share of 1', () => {
    fc.assert(fc.property(fc.string(), (id) => !isSampled(id, 0) && isSampled(id, 1)));
  });

  it('takes of a larger share all that it takes of a smaller one', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.string(),
        share,
        share,
        (id, a, b) => !isSampled(id, Math.min(a, b)) || isSampled(id, Math.max(a, b)),
      ),
    );
  });

  it('takes about as many as the share says', () => {
    const taken = Array.from({ length: 10_000 }, (_, index) => isSampled(`request-${index}`, 0.3)).filter(Boolean);
    expect(taken.length).toBeGreaterThan(2800);
    expect(taken.length).toBeLessThan(3200);
  });
});
