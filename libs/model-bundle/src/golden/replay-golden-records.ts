import { Problem } from '@medcast/problem';
import type { GoldenContributions, GoldenRecord } from '../content/golden-record';
import type { GoldenReplay, ReplayedRecord } from './golden-replay';
import { CONTRIBUTION_TOLERANCE, isReproduced, OUTPUT_TOLERANCE, type Tolerance } from './is-reproduced';

type NumbersByName = Readonly<Record<string, number>>;

/** The numbers of one kind in a golden record, as they were and as they are. */
interface Section {
  readonly kind: string;
  readonly expected: NumbersByName;
  readonly got: NumbersByName;
  readonly tolerance: Tolerance;
}

/**
 * Computes every golden record anew and compares: features and outputs to 1e-5, contributions to 1e-3, relative.
 *
 * @throws Problem `BUNDLE_GOLDEN_MISMATCH` with the first record and quantity that differ
 */
export async function replayGoldenRecords(golden: readonly GoldenRecord[], replay: GoldenReplay): Promise<void> {
  for (const [index, record] of golden.entries()) {
    compare(index, record, await replayRecord(index, record, replay));
  }
}

async function replayRecord(index: number, { record }: GoldenRecord, replay: GoldenReplay): Promise<ReplayedRecord> {
  try {
    return await replay(record);
  } catch (cause) {
    if (!(cause instanceof Problem)) {
      throw cause;
    }
    const detail = `golden record ${index}: expected an estimate, got ${cause.message}; the bundle does not fit this release: train again`;
    throw new Problem('BUNDLE_GOLDEN_MISMATCH', detail, { cause });
  }
}

function compare(index: number, expected: GoldenRecord, got: ReplayedRecord): void {
  const sections = [
    { kind: 'feature', expected: byIndex(expected.features), got: byIndex(got.features), tolerance: OUTPUT_TOLERANCE },
    { kind: 'output', expected: expected.outputs, got: got.outputs, tolerance: OUTPUT_TOLERANCE },
    {
      kind: 'contribution',
      expected: withBase(expected.contributions),
      got: withBase(got.contributions),
      tolerance: CONTRIBUTION_TOLERANCE,
    },
  ];
  sections.forEach((section) => compareSection(`golden record ${index}`, section));
}

function byIndex(numbers: ArrayLike<number>): NumbersByName {
  return Object.fromEntries(Array.from(numbers).entries());
}

function withBase({ base, byField }: GoldenContributions): NumbersByName {
  return { ...byField, '(base)': base };
}

function compareSection(name: string, { kind, expected, got, tolerance }: Section): void {
  const scale = Math.max(0, ...Object.values(expected).map(Math.abs));
  for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
    const [from, to] = [expected[key], got[key]];
    if (from === undefined || to === undefined || !isReproduced({ expected: from, got: to, scale }, tolerance)) {
      const detail = `${name}: ${kind} ${key}: expected ${from ?? 'none'}, got ${to ?? 'none'}; the model does not compute here what it computed when it was packed: do not serve it`;
      throw new Problem('BUNDLE_GOLDEN_MISMATCH', detail);
    }
  }
}
