import { Problem, type ProblemCode } from '@medcast/problem';
import { toRefusal } from './to-refusal';

const channel = { version: 2, previous: 1, changedAt: '2026-01-01T00:00:00Z', reason: '' };

function refuse(code: ProblemCode, before?: ReturnType<typeof toRefusal>): ReturnType<typeof toRefusal> {
  return toRefusal({ channel, problem: new Problem(code, 'no'), nowMs: 0 }, before);
}

describe('toRefusal', () => {
  it.each([
    'BUNDLE_GOLDEN_MISMATCH',
    'BUNDLE_ONNX_REFUSED',
    'BUNDLE_SCHEMA_UNREADABLE',
    'BUNDLE_FORMAT_UNSUPPORTED',
  ] as const)('remembers for good a bundle that is whole and cannot serve: %s', (code) =>
    expect(refuse(code)).toMatchObject({ version: 2, attempts: 1, retryAtMs: Infinity }),
  );

  it('lets a damaged one be tried again after a minute, then ever more seldom, at least once an hour', () => {
    let refusal = refuse('BUNDLE_HASH_MISMATCH');
    const waits = [refusal.retryAtMs];
    for (let attempt = 2; attempt <= 9; attempt++) {
      refusal = refuse('BUNDLE_HASH_MISMATCH', refusal);
      waits.push(refusal.retryAtMs);
    }
    expect(waits.map((ms) => ms / 60_000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(refusal.attempts).toBe(9);
  });

  it('begins anew with another writing of the channel', () => {
    const before = { ...refuse('BUNDLE_HASH_MISMATCH'), changedAt: '2025-01-01T00:00:00Z', attempts: 7 };
    expect(refuse('BUNDLE_HASH_MISMATCH', before)).toMatchObject({ attempts: 1, retryAtMs: 60_000 });
  });
});
