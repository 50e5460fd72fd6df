import { quantileOf } from './quantile';
import type { TrackFigures } from './track-figures';

/** How far a canary may be from the version that serves. */
export interface CanaryLimits {
  /** Fewest requests that each track must have answered. */
  readonly minimumRequests: number;
  /** How much larger the share of errors may be. */
  readonly maximumMoreErrors: number;
  /** 95th percentile of the time, over that of the stable track. */
  readonly maximumSlowdown: number;
  /** How much the share of estimates with a certain warning, and the mean probability of a label, may differ. */
  readonly maximumShareShift: number;
  /** Difference of the mean estimated numbers, as a share of the stable one. */
  readonly maximumEstimateShift: number;
}

/** Limits for a version that is meant to do the same a little better. */
export const DEFAULT_CANARY_LIMITS: CanaryLimits = {
  minimumRequests: 100,
  maximumMoreErrors: 0.01,
  maximumSlowdown: 1.5,
  maximumShareShift: 0.05,
  maximumEstimateShift: 0.1,
};

/** Slower by less than this is no difference: buckets are no finer. */
const NOTABLE_SECONDS = 0.01;
const SHARE = 0.95;

/** Standard errors by which two means differ by chance once in 370 times: less than that is no shift. */
const CHANCE = 3;

/** One condition. */
export interface CanaryCheck {
  readonly name: string;
  readonly passed: boolean;
  readonly stable: number;
  readonly canary: number;
  /** "at least 100" */
  readonly required: string;
}

/** Judges by what both tracks have counted in the same time whether the canary may take over. */
export function judgeCanary(
  stable: TrackFigures,
  canary: TrackFigures,
  limits: CanaryLimits = DEFAULT_CANARY_LIMITS,
): readonly CanaryCheck[] {
  return [
    enough(stable, canary, limits),
    errors(stable, canary, limits),
    ...slowdown(stable, canary, limits),
    ...warningShifts(stable, canary, limits),
    ...estimateShifts(stable, canary, limits),
    ...probabilityShifts(stable, canary, limits),
  ];
}

function enough(stable: TrackFigures, canary: TrackFigures, { minimumRequests }: CanaryLimits): CanaryCheck {
  return {
    name: 'requests',
    passed: stable.requests >= minimumRequests && canary.requests >= minimumRequests,
    stable: stable.requests,
    canary: canary.requests,
    required: `each at least ${minimumRequests}`,
  };
}

function errors(stable: TrackFigures, canary: TrackFigures, { maximumMoreErrors }: CanaryLimits): CanaryCheck {
  const [before, after] = [share(stable.errors, stable.requests), share(canary.errors, canary.requests)];
  return {
    name: 'share of errors',
    passed: after <= before + maximumMoreErrors,
    stable: before,
    canary: after,
    required: `at most ${maximumMoreErrors} more`,
  };
}

function slowdown(
  stable: TrackFigures,
  canary: TrackFigures,
  { maximumSlowdown }: CanaryLimits,
): readonly CanaryCheck[] {
  const [before, after] = [quantileOf(stable.withinSeconds, SHARE), quantileOf(canary.withinSeconds, SHARE)];
  if (before === undefined || after === undefined) return [];
  const passed = after <= before * maximumSlowdown || after - before < NOTABLE_SECONDS;
  const required = `at most ${maximumSlowdown} times as long`;
  return [{ name: '95 % of answers within seconds', passed, stable: before, canary: after, required }];
}

/** Estimates whose warnings become more or fewer are other estimates, or for other people. */
function warningShifts(stable: TrackFigures, canary: TrackFigures, limits: CanaryLimits): readonly CanaryCheck[] {
  const codes = [...new Set([...Object.keys(stable.warnings), ...Object.keys(canary.warnings)])].sort();
  return codes.map((code) => {
    const of = ({ warnings, predictions }: TrackFigures): Share => ({ part: warnings[code] ?? 0, whole: predictions });
    return judgeShares({ name: `estimates with ${code}`, stable: of(stable), canary: of(canary) }, limits);
  });
}

function probabilityShifts(stable: TrackFigures, canary: TrackFigures, limits: CanaryLimits): readonly CanaryCheck[] {
  return bothHave(stable.probabilityCounts, canary.probabilityCounts).map((label) => {
    const of = ({ probabilities, probabilityCounts }: TrackFigures): Share => ({
      part: probabilities[label] ?? 0,
      whole: probabilityCounts[label] ?? 0,
    });
    return judgeShares({ name: `mean probability of ${label}`, stable: of(stable), canary: of(canary) }, limits);
  });
}

/** A part of a whole. */
interface Share {
  readonly part: number;
  readonly whole: number;
}

interface SharePair {
  readonly name: string;
  readonly stable: Share;
  readonly canary: Share;
}

function judgeShares({ name, stable, canary }: SharePair, { maximumShareShift }: CanaryLimits): CanaryCheck {
  const [before, after] = [share(stable.part, stable.whole), share(canary.part, canary.whole)];
  // That of a yes or no; probabilities vary less.
  const standardError = Math.sqrt(
    share(before * (1 - before), stable.whole) + share(after * (1 - after), canary.whole),
  );
  return {
    name,
    passed: Math.abs(after - before) <= Math.max(maximumShareShift, CHANCE * standardError),
    stable: before,
    canary: after,
    required: `at most ${maximumShareShift} apart, but for chance`,
  };
}

function estimateShifts(
  stable: TrackFigures,
  canary: TrackFigures,
  { maximumEstimateShift }: CanaryLimits,
): readonly CanaryCheck[] {
  return bothHave(stable.estimateCounts, canary.estimateCounts).map((model) => {
    const [before, after] = [meanEstimate(stable, model), meanEstimate(canary, model)];
    const standardError = Math.hypot(before.standardError, after.standardError);
    const allowed = Math.max(Math.abs(before.mean) * maximumEstimateShift, CHANCE * standardError);
    return {
      name: `mean estimate of ${model}`,
      passed: Math.abs(after.mean - before.mean) <= allowed,
      stable: before.mean,
      canary: after.mean,
      required: `at most ${maximumEstimateShift} of it apart, but for chance`,
    };
  });
}

function meanEstimate({ estimates, estimateSquares, estimateCounts }: TrackFigures, model: string) {
  const count = estimateCounts[model] ?? 0;
  const mean = share(estimates[model] ?? 0, count);
  // Rounding can leave less than nothing where all estimates are the same.
  const variance = Math.max(0, share(estimateSquares[model] ?? 0, count) - mean ** 2);
  return { mean, standardError: Math.sqrt(share(variance, count)) };
}

function bothHave(stable: Counts, canary: Counts): readonly string[] {
  return Object.keys(stable)
    .filter((key) => (stable[key] ?? 0) > 0 && (canary[key] ?? 0) > 0)
    .sort();
}

type Counts = Readonly<Record<string, number>>;

/** 0 of 0 is 0. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
