import type { ShadowPair, ShadowReport, ShadowShift } from './shadow-report';

/** How far a candidate may be from the champion; each limit is inclusive. */
export interface ShadowLimits {
  /** Fewest records that both must have scored. */
  readonly minimumRecords: number;
  /** Groups with fewer records are not judged. */
  readonly minimumGroupRecords: number;
  /** Share of records that the candidate may fail on. */
  readonly maximumFailures: number;
  /** Magnitude of the mean difference as a share of its scale. */
  readonly maximumShift: number;
  /** The same within each group. */
  readonly maximumGroupShift: number;
  /** Share of records outside the champion's interval, or with another label. */
  readonly maximumDisagreement: number;
  /** p95 of the candidate's time over that of the champion. */
  readonly maximumSlowdown: number;
}

/** Limits for a candidate that is meant to do the same a little better. */
export const DEFAULT_SHADOW_LIMITS: ShadowLimits = {
  minimumRecords: 200,
  minimumGroupRecords: 30,
  maximumFailures: 0,
  maximumShift: 0.05,
  maximumGroupShift: 0.1,
  maximumDisagreement: 0.05,
  maximumSlowdown: 3,
};

/** Which pair of a report is judged: "may `candidate` replace `champion`?" */
export interface ShadowQuestion {
  readonly model: string;
  /** Version in service. */
  readonly champion: number;
  /** Version that is to be promoted. */
  readonly candidate: number;
}

/** One condition, in the form of a manifest's gates. */
export interface ShadowCheck {
  /** "shadow shift (smoker=yes)" */
  readonly name: string;
  readonly passed: boolean;
  readonly figure: number;
  readonly required: number;
}

/** What follows from a report. */
export interface ShadowJudgement {
  readonly passed: boolean;
  /** Why not: a sentence for each condition that is not met; empty where it passed. */
  readonly reasons: readonly string[];
  readonly checks: readonly ShadowCheck[];
}

/**
 * Judges by what a candidate did in the shadow whether it may replace the champion.
 *
 * @param report as `parseShadowReport` gives it
 * @example
 * const { passed, reasons } = judgeShadow(report, { model: 'insurance', champion: 1, candidate: 2 });
 */
export function judgeShadow(
  report: ShadowReport,
  question: ShadowQuestion,
  limits: ShadowLimits = DEFAULT_SHADOW_LIMITS,
): ShadowJudgement {
  const { model, champion, candidate } = question;
  const pair = report.pairs.find((p) => p.model === model && p.champion === champion && p.candidate === candidate);
  if (pair === undefined) {
    const got = report.pairs.map((p) => `${p.model} ${p.candidate} beside ${p.champion}`).join(', ') || 'none';
    const reason = `expected figures of ${model} ${candidate} beside ${champion}, got those of: ${got}; point the shadow channel to it and wait for traffic`;
    return { passed: false, reasons: [reason], checks: [] };
  }
  const checks = toChecks(pair, limits);
  const reasons = checks.filter(({ passed }) => !passed).map((check) => toReason(check));
  return { passed: reasons.length === 0, reasons, checks };
}

function toChecks(pair: ShadowPair, limits: ShadowLimits): readonly ShadowCheck[] {
  const records = atLeast('shadow records', pair.records, limits.minimumRecords);
  const failures = atMost('shadow failures', failureShareOf(pair), limits.maximumFailures);
  if (pair.difference === null || pair.latencyMs === null) return [records, failures];
  const { champion, candidate } = pair.latencyMs;
  const groups = pair.groups.filter((group) => group.records >= limits.minimumGroupRecords);
  return [
    records,
    failures,
    atMost('shadow shift', relativeShiftOf(pair.difference), limits.maximumShift),
    atMost('shadow disagreement', pair.difference.disagreement, limits.maximumDisagreement),
    atMost('shadow slowdown', ratio(candidate.p95, champion.p95), limits.maximumSlowdown),
    ...groups.map((group) =>
      atMost(`shadow shift (${group.field}=${group.label})`, relativeShiftOf(group), limits.maximumGroupShift),
    ),
  ];
}

function failureShareOf({ records, failures }: ShadowPair): number {
  const failed = Object.values(failures).reduce((sum, n) => sum + n, 0);
  return ratio(failed, records + failed);
}

function relativeShiftOf({ mean, scale }: ShadowShift): number {
  return ratio(Math.abs(mean), scale);
}

/** What stands for a share of nothing: JSON has no infinity. */
const OFF_SCALE = 1e9;

/** 0 of 0 is 0. */
function ratio(part: number, whole: number): number {
  if (part === 0) return 0;
  return whole === 0 ? OFF_SCALE : part / whole;
}

function atLeast(name: string, figure: number, required: number): ShadowCheck {
  return { name, passed: figure >= required, figure, required };
}

function atMost(name: string, figure: number, required: number): ShadowCheck {
  return { name, passed: figure <= required, figure, required };
}

function toReason({ name, figure, required }: ShadowCheck): string {
  const bound = figure < required ? 'at least' : 'at most';
  return `${name}: expected ${bound} ${required}, got ${Number(figure.toPrecision(4))}`;
}
