import { paint, type Tone } from '../cli/paint';
import type { Finding, Severity } from './finding';

/** A finding with the last lines of the log that it names. */
export interface EvidencedFinding extends Finding {
  readonly logLines?: readonly string[];
}

const TONES: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warning', note: 'quiet' };
const NAMED_AT_MOST = 3;

/** Renders findings for a person: what, why, what to do, and the log's last words. */
export function renderFindings(findings: readonly EvidencedFinding[]): string {
  return findings.map((finding) => renderFinding(finding)).join('');
}

function renderFinding(finding: EvidencedFinding): string {
  const { severity, code, what, why, advice, logLines = [] } = finding;
  const lines = [
    `${paint(TONES[severity], `${severity} ${code}`)} ${renderSubject(finding)}: ${what}`,
    `  why: ${why}`,
    `  do:  ${advice}`,
    ...(logLines.length === 0 ? [] : [`  log of ${finding.log?.container ?? 'it'}:`]),
    ...logLines.map((line) => `    ${line}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function renderSubject({ subject, alike = [] }: Finding): string {
  const named = [subject, ...alike].slice(0, NAMED_AT_MOST).join(', ');
  const more = alike.length + 1 - NAMED_AT_MOST;
  return more > 0 ? `${named} and ${more} more` : named;
}
