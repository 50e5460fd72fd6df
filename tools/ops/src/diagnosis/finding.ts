/** What is wrong, or remarkable; the name of a rule's answer. */
export type FindingCode =
  | 'IMAGE_PULL'
  | 'CRASH'
  | 'OUT_OF_MEMORY'
  | 'CONTAINER_START'
  | 'INIT_FAILED'
  | 'PROBE_FAILING'
  | 'NOT_READY'
  | 'UNSCHEDULABLE'
  | 'QUOTA'
  | 'LIMIT_RANGE'
  | 'POD_SECURITY'
  | 'ADMISSION'
  | 'VOLUME'
  | 'NODE_LOST'
  | 'EVICTED'
  | 'STUCK_TERMINATING'
  | 'ROLLOUT_STUCK'
  | 'PAUSED'
  | 'SCALED_TO_ZERO'
  | 'AUTOSCALER'
  | 'DISRUPTION_BUDGET'
  | 'SERVICE_UNREACHABLE'
  | 'CONTROLLER_ABSENT';

/** How much it matters: it is broken, it will be or is less than it should, or one should know. */
export type Severity = 'error' | 'warning' | 'note';

/** One thing that is wrong, in words, with what to do and what shows it. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** "pod predictor-5d4-x2x": of several alike, the first. */
  readonly subject: string;
  /** Pod and container whose log tells more; undefined where no container has run. */
  readonly log?: LogPlace;
  /** Sentence: what happens. */
  readonly what: string;
  /** Sentence: why, as far as it can be known. */
  readonly why: string;
  /** Sentence: what to do. */
  readonly advice: string;
  /** Other subjects of which the same is true. */
  readonly alike?: readonly string[];
}

/** Where a log is that tells more of a finding. */
export interface LogPlace {
  readonly pod: string;
  readonly container: string;
  /** The container has been started anew since: what ended it stands in the log before. */
  readonly previous: boolean;
}

/** Severities, the worst first. */
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/**
 * Joins findings that say the same of several pods, and sorts them: the worst first.
 */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.code, finding.severity, finding.what, finding.why]);
    const first = merged.get(key);
    merged.set(key, first === undefined ? finding : withAlike(first, finding));
  }
  return [...merged.values()].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function withAlike(first: Finding, { subject }: Finding): Finding {
  if (first.subject === subject || first.alike?.includes(subject) === true) return first;
  return { ...first, alike: [...(first.alike ?? []), subject] };
}
