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
  /** How much the share of estimates with a certain warning may differ. */
  readonly maximumWarningShift: number;
  /** Difference of the mean estimates, as a share of the stable one. */
  readonly maximumEstimateShift: number;
}

/** Limits for a version that is meant to do the same a little better. */
export const DEFAULT_CANARY_LIMITS: CanaryLimits = {
  minimumRequests: 100,
  maximumMoreErrors: 0.01,
  maximumSlowdown: 1.5,
  maximumWarningShift: 0.05,
  maximumEstimateShift: 0.1,
};

/** Slower by less than this is no difference: buckets are no finer. */
const NOTABLE_SECONDS = 0.01;
const SHARE = 0.95;

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
function warningShifts(
  stable: TrackFigures,
  canary: TrackFigures,
  { maximumWarningShift }: CanaryLimits,
): readonly CanaryCheck[] {
  const codes = [...new Set([...Object.keys(stable.warnings), ...Object.keys(canary.warnings)])].sort();
  return codes.map((code) => {
    const before = share(stable.warnings[code] ?? 0, stable.predictions);
    const after = share(canary.warnings[code] ?? 0, canary.predictions);
    return {
      name: `estimates with ${code}`,
      passed: Math.abs(after - before) <= maximumWarningShift,
      stable: before,
      canary: after,
      required: `at most ${maximumWarningShift} apart`,
    };
  });
}

function estimateShifts(
  stable: TrackFigures,
  canary: TrackFigures,
  { maximumEstimateShift }: CanaryLimits,
): readonly CanaryCheck[] {
  const models = Object.keys(stable.estimateCounts).filter(
    (model) => (stable.estimateCounts[model] ?? 0) > 0 && (canary.estimateCounts[model] ?? 0) > 0,
  );
  return models.sort().map((model) => {
    const before = share(stable.estimates[model] ?? 0, stable.estimateCounts[model] ?? 0);
    const after = share(canary.estimates[model] ?? 0, canary.estimateCounts[model] ?? 0);
    return {
      name: `mean estimate of ${model}`,
      passed: Math.abs(after - before) <= Math.abs(before) * maximumEstimateShift,
      stable: before,
      canary: after,
      required: `at most ${maximumEstimateShift} of it apart`,
    };
  });
}

/** 0 of 0 is 0. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
