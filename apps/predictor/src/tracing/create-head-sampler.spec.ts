import type { SpanContext } from '@opentelemetry/api';
import type { SamplerSettings } from '../settings/settings';
import { createHeadSampler } from './create-head-sampler';

/** A caller in a trace that a share of 0.5 takes, or leaves out. */
function callerOf({ traceFlags, isTaken = true }: { traceFlags: number; isTaken?: boolean }): SpanContext {
  const traceId = '0'.repeat(24) + (isTaken ? '00000001' : 'ffffffff');
  return { traceId, spanId: '00f067aa0ba902b7', traceFlags, isRemote: true };
}

const sampled = callerOf({ traceFlags: 1 });
const unsampled = callerOf({ traceFlags: 0 });

describe('createHeadSampler', () => {
  it.each<[SamplerSettings['root'], boolean, readonly boolean[]]>([
    ['always_on', false, [true, true, true]],
    ['always_off', false, [false, false, false]],
    ['always_on', true, [true, true, false]],
    ['always_off', true, [false, true, false]],
  ])(
    'of %s, parent-based %p, decides for no caller, one that is traced and one that is not',
    (root, isParentBased, expected) => {
      const isSampled = createHeadSampler({ root, isParentBased, share: 1 });
      expect([undefined, sampled, unsampled].map(isSampled)).toEqual(expected);
    },
  );

  it('takes a share by the trace, whatever its caller decided, where it is not parent-based', () => {
    const isSampled = createHeadSampler({ root: 'traceidratio', isParentBased: false, share: 0.5 });
    const left = callerOf({ traceFlags: 1, isTaken: false });
    expect([unsampled, sampled, left].map(isSampled)).toEqual([true, true, false]);
  });

  it('takes about its share of the traces that begin here', () => {
    const isSampled = createHeadSampler({ root: 'traceidratio', isParentBased: true, share: 0.25 });
    const taken = Array.from({ length: 10_000 }, () => isSampled(undefined)).filter(Boolean).length;
    // Eight standard deviations.
    expect(Math.abs(taken - 2500)).toBeLessThan(350);
    expect(
      [0, 1].map((share) => createHeadSampler({ root: 'traceidratio', isParentBased: true, share })(undefined)),
    ).toEqual([false, true]);
  });
});
