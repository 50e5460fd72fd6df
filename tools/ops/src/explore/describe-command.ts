import { Command } from 'commander';
import { dump } from 'js-yaml';
import { paint } from '../cli/paint';
import { printResult } from '../cli/print-result';
import { renderTextTable } from '../cli/render-text-table';
import { addClusterOptions, type ClusterOptions, openCluster } from '../cluster-access/cluster-options';
import type { KubeObject } from '../cluster-access/kube-object';
import { type KubeEvent, lastSeen } from '../cluster-access/kube-pod';
import { kinds } from '../cluster-access/our-kinds';
import { hideSecrets, toComparable } from '../deploy/comparable';
import { diagnose } from '../diagnosis/diagnose';
import { loadEvidence } from '../diagnosis/load-evidence';
import { loadSnapshot } from '../diagnosis/load-snapshot';
import { renderFindings } from '../diagnosis/render-findings';
import { formatAge } from './format-age';
import { loadOwn } from './load-own';
import { parseKinds } from './object-aliases';

/** `medcast describe`: everything about one object: what it is, what happened to it, what is wrong with it. */
export function createDescribeCommand(): Command {
  const command = new Command('describe')
    .description(
      'show one object of ours with its state, its events and what is wrong with it; never what a Secret holds',
    )
    .argument('<kind>', 'kind of object')
    .argument('<name>', 'name of the object');
  return addClusterOptions(command).action(describe);
}

async function describe(word: string, name: string, options: ClusterOptions): Promise<void> {
  const cluster = openCluster(options);
  const [kind = kinds.pod] = parseKinds(word);
  const object = await loadOwn(cluster, kind, name);
  const snapshot = await loadSnapshot(cluster);
  const events = snapshot.events
    .filter(({ involvedObject }) => involvedObject.kind === kind.kind && involvedObject.name === name)
    .sort((a, b) => lastSeen(a).localeCompare(lastSeen(b)));
  const subject = `${kind.kind.toLowerCase()} ${name}`;
  const own = diagnose(snapshot).filter((finding) => [finding.subject, ...(finding.alike ?? [])].includes(subject));
  const findings = await loadEvidence(cluster, own);
  const shown = toShown(object);
  const text = [
    dump(shown, { lineWidth: -1, noRefs: true }),
    events.length === 0 ? '' : `${paint('strong', 'events')}\n${renderEvents(events, snapshot.nowMs)}`,
    renderFindings(findings),
  ].join('');
  printResult({ object: shown, events: events.map((event) => toEvent(event)), findings }, { json: options.json, text });
}

function toShown(object: KubeObject): Readonly<Record<string, unknown>> {
  const [, shown] = hideSecrets({ kind: object.kind }, toComparable(object));
  return 'status' in object ? { ...shown, status: object.status } : shown;
}

/** What is told of an event. */
interface ToldEvent {
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  readonly lastSeen: string;
}

function toEvent(event: KubeEvent): ToldEvent {
  const { type = '', reason = '', message = '', count, series } = event;
  return { type, reason, message, count: series?.count ?? count ?? 1, lastSeen: lastSeen(event) };
}

function renderEvents(events: readonly KubeEvent[], nowMs: number): string {
  const rows = events.map((event) => {
    const { type, reason, message, count, lastSeen: at } = toEvent(event);
    return [formatAge(at, nowMs), type, reason, String(count), message];
  });
  return renderTextTable(['ago', 'type', 'reason', 'times', 'message'], rows);
}
