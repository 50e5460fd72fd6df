import { labelNames, workloads } from '@medcast/deploy-contract';
import type { Deployment, PodTemplate, Service } from '../../cluster-access/kube-workload';
import type { Finding } from '../finding';
import type { Snapshot } from '../snapshot';

/** Services through which nobody reaches the pods of our workloads, however well these are. */
export function explainServices({ services, deployments }: Snapshot): readonly Finding[] {
  const templates = deployments.map(({ spec }) => spec.template);
  return Object.values(workloads).flatMap(({ name }) => {
    if (!deployments.some((deployment) => isOf(deployment, name))) return [];
    const service = services.find(({ metadata }) => metadata.name === name);
    return explainService(name, service, templates) ?? [];
  });
}

function explainService(
  name: string,
  service: Service | undefined,
  templates: readonly PodTemplate[],
): Finding | undefined {
  if (service === undefined) return unreachable(name, 'there is no such Service');
  const { selector = {}, ports = [] } = service.spec;
  const chosen = templates.filter(({ metadata }) =>
    Object.entries(selector).every(([label, value]) => metadata?.labels?.[label] === value),
  );
  if (Object.keys(selector).length === 0 || chosen.length === 0) {
    return unreachable(name, `it chooses pods by ${renderLabels(selector)}, and none of ours has these labels`);
  }
  const names = chosen.flatMap(({ spec }) => spec.containers.flatMap((container) => container.ports ?? []));
  const missing = ports.find(
    ({ targetPort }) => typeof targetPort === 'string' && !names.some((port) => port.name === targetPort),
  );
  if (missing === undefined) return undefined;
  return unreachable(name, `it sends to the port ${String(missing.targetPort)}, which no container of its pods has`);
}

function isOf({ metadata }: Deployment, workload: string): boolean {
  return metadata.labels?.[labelNames.name] === workload;
}

function renderLabels(labels: Readonly<Record<string, string>>): string {
  const rendered = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
  return rendered.length === 0 ? 'no label' : rendered.join(',');
}

function unreachable(name: string, why: string): Finding {
  return {
    code: 'SERVICE_UNREACHABLE',
    severity: 'error',
    subject: `service ${name}`,
    what: 'nobody reaches the pods through it, however well they are',
    why,
    advice: 'see what differs with "medcast diff", and deploy the overlay again',
  };
}
