import { paint } from '../cli/paint';
import { renderTextTable } from '../cli/render-text-table';
import { type KubeEvent, lastSeen } from '../cluster-access/kube-pod';
import type { Autoscaler, MetricTarget } from '../cluster-access/kube-workload';
import type { Finding } from '../diagnosis/finding';
import { renderFindings } from '../diagnosis/render-findings';
import { formatAge } from '../explore/format-age';
import { toObjectTable } from '../explore/object-tables';
import type { ClusterStatus } from './load-status';
import type { ServedModels } from './served-models';

/** Renders the status for a person: what there is, then what is wrong, last the verdict. */
export function renderStatus(status: ClusterStatus, place: string): string {
  const { snapshot, served, findings, warnings } = status;
  const { nowMs, deployments, pods, autoscalers } = snapshot;
  const sections = [
    table(toObjectTable(deployments, nowMs)),
    table(toObjectTable(pods, nowMs)),
    renderModels(served),
    autoscalers.length === 0 ? '' : renderAutoscalers(autoscalers),
    warnings.length === 0 ? '' : renderWarnings(warnings, nowMs),
    renderFindings(findings),
  ];
  const shown = sections.filter((section) => section !== '').join('\n');
  return `${paint('strong', place)}\n${shown}${shown === '' ? '' : '\n'}${renderVerdict(status)}\n`;
}

function table({ headings, rows }: ReturnType<typeof toObjectTable>): string {
  return rows.length === 0 ? '' : renderTextTable(headings, rows);
}

function renderModels({ models, silent }: ServedModels): string {
  const rows = models.map(({ model, version, state, pods }) => [model, version || '-', state, String(pods.length)]);
  const text = rows.length === 0 ? '' : renderTextTable(['model', 'version', 'state', 'pods'], rows);
  if (silent.length === 0) return text;
  return `${text}the models of ${silent.join(', ')} are not known: the admin port does not answer through the API server\n`;
}

function renderAutoscalers(autoscalers: readonly Autoscaler[]): string {
  const rows = autoscalers.map(({ metadata, spec, status }) => [
    metadata.name,
    `${spec.minReplicas ?? 1}-${spec.maxReplicas}`,
    `${status?.currentReplicas ?? '-'} of ${status?.desiredReplicas ?? '-'} wanted`,
    (spec.metrics ?? []).map((wanted) => renderMetric(wanted, status?.currentMetrics ?? [])).join(', '),
  ]);
  return renderTextTable(['autoscaler', 'range', 'replicas', 'measured/wanted'], rows);
}

function renderMetric(wanted: MetricTarget, measured: readonly MetricTarget[]): string {
  const name = nameOf(wanted);
  const current = measured.find((metric) => nameOf(metric) === name);
  return `${name} ${valueOf(current?.resource?.current ?? current?.pods?.current)}/${valueOf(wanted.resource?.target ?? wanted.pods?.target)}`;
}

function nameOf({ resource, pods, type }: MetricTarget): string {
  return resource?.name ?? pods?.metric.name ?? type;
}

function valueOf(value: { readonly averageUtilization?: number; readonly averageValue?: string } | undefined): string {
  if (value?.averageUtilization !== undefined) return `${value.averageUtilization}%`;
  return value?.averageValue ?? '?';
}

function renderWarnings(warnings: readonly KubeEvent[], nowMs: number): string {
  const rows = warnings.map((event) => [
    formatAge(lastSeen(event), nowMs),
    event.reason ?? '',
    `${(event.involvedObject.kind ?? '').toLowerCase()} ${event.involvedObject.name ?? ''}`,
    event.message ?? '',
  ]);
  return renderTextTable(['ago', 'warning', 'of', 'message'], rows);
}

function renderVerdict({ findings, snapshot }: ClusterStatus): string {
  if (snapshot.deployments.length === 0) return paint('warning', 'nothing of ours is here: "medcast deploy" brings it');
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const ready = snapshot.deployments.reduce((sum, { status }) => sum + (status?.readyReplicas ?? 0), 0);
  const wanted = snapshot.deployments.reduce((sum, { spec }) => sum + (spec.replicas ?? 1), 0);
  const pods = `${ready} of ${wanted} pods are ready`;
  if (errors > 0) return paint('bad', `${pods}; ${plural(errors, 'error')}, ${plural(warnings, 'warning')}`);
  if (warnings > 0) return paint('warning', `${pods}; ${plural(warnings, 'warning')}`);
  return paint('good', `${pods}; all is well`);
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
