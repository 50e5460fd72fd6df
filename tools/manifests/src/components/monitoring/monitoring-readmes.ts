import { metricsPath, workloads } from '@medcast/deploy-contract';
import { ruleGroups } from './rules';

const { predictor } = workloads;

function alertRows(): string {
  const alerts = ruleGroups.flatMap(({ rules }) => rules).flatMap((rule) => ('alert' in rule ? [rule] : []));
  const rows = alerts.map(
    ({ alert, labels, annotations }) => `| \`${alert}\` | ${labels.severity} | ${annotations.summary} |`,
  );
  return ['| alarm | severity | says |', '| --- | --- | --- |', ...rows].join('\n');
}

/** For the Prometheus operator. */
export function operatorReadme(): string {
  return `
# Monitoring

For the Prometheus operator, in a cluster anywhere: a PodMonitor for \`${metricsPath}\` on the admin port (${predictor.adminPort}) of \`${predictor.name}\`, a PrometheusRule, a dashboard for Grafana
(\`dashboard.json\`, which Grafana's sidecar finds as a ConfigMap), and a NetworkPolicy that lets the namespace \`monitoring\` come for the metrics.

${alertRows()}

**PodMonitor, not ServiceMonitor**: metrics are of a pod, and on a port that no Service has. **Not PodMonitoring** either, which is of Google's managed
Prometheus and reads nothing of this: on GKE take [monitoring-gke](../monitoring-gke/README.md), which is made of the same rules. Everywhere else the
operator is what there is.

An operator that selects monitors by a label (\`release: …\`) needs that label: patch it in the overlay.
`;
}

/** For Google's managed Prometheus. */
export function googleReadme(): string {
  return `
# Monitoring on GKE

For Google Cloud Managed Service for Prometheus, which GKE runs by itself: a PodMonitoring for \`${metricsPath}\` on the admin port (${predictor.adminPort}) of \`${predictor.name}\`, the kind Rules with the same alarms as
[monitoring](../monitoring/README.md), and a NetworkPolicy that lets Google's collectors in (\`gmp-system\`; with Autopilot \`gke-gmp-system\`).

The dashboard of [monitoring](../monitoring/README.md) works with a Grafana that asks Google's Prometheus. Where alarms go says the cluster's OperatorConfig. By schema only: there is no GKE in our tests.
`;
}
