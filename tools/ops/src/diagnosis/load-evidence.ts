import type { Cluster } from '../cluster-access/cluster-options';
import type { Finding, LogPlace } from './finding';
import type { EvidencedFinding } from './render-findings';

const LINES = 8;
const LONGEST_LINE = 300;

/** Adds the last lines of the log to each finding that names one. */
export function loadEvidence(cluster: Cluster, findings: readonly Finding[]): Promise<readonly EvidencedFinding[]> {
  return Promise.all(
    findings.map(async (finding) => {
      if (finding.log === undefined) return finding;
      const logLines = await loadLastLines(cluster, finding.log);
      return logLines.length === 0 ? finding : { ...finding, logLines };
    }),
  );
}

async function loadLastLines(cluster: Cluster, place: LogPlace): Promise<readonly string[]> {
  const lines = await loadLines(cluster, place);
  // Of the run before there may be nothing left: what the present one says is better than nothing.
  return lines.length === 0 && place.previous ? loadLines(cluster, { ...place, previous: false }) : lines;
}

async function loadLines(
  { link, namespace }: Cluster,
  { pod, container, previous }: LogPlace,
): Promise<readonly string[]> {
  const answer = await link.send({
    method: 'GET',
    path: `/api/v1/namespaces/${namespace}/pods/${pod}/log`,
    query: { container, previous, tailLines: LINES },
    accept: '*/*',
  });
  // A log that is gone, or of a container that has not run, is no failure of the diagnosis.
  if (answer.status !== 200) return [];
  const lines = answer.text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line));
}
