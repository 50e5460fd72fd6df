import { metricsPath, PRODUCT, workloads } from '@medcast/deploy-contract';
import { ADMIN_PORT } from '../../base/probes';
import type { PodMonitoring } from '../../custom/gke';
import type { GoogleRules, PodMonitor, PrometheusRule } from '../../custom/prometheus';
import { labelsOf, podsOf } from '../../pods/labels';
import { ingressPolicy, inNamespaces, type NetworkPolicy, tcp } from '../../pods/network-policy';
import type { GeneratedConfigMap } from '../../writer/component';
import { renderComponent } from '../../writer/render-component';
import { renderJson } from '../../writer/render-json';
import type { RenderedFiles } from '../../writer/rendered-files';
import { dashboard } from './dashboard';
import { googleReadme, operatorReadme } from './monitoring-readmes';
import { ruleGroups } from './rules';

const { predictor } = workloads;
const INTERVAL = '15s';

/** Namespaces of the programs that come for the metrics. */
export const scrapers = { operator: ['monitoring'], google: ['gmp-system', 'gke-gmp-system'] } as const;

/** Renders the same watching for the Prometheus operator, and for Google's managed Prometheus. */
export function renderMonitoring(): RenderedFiles {
  return {
    ...renderComponent('monitoring', {
      readme: operatorReadme(),
      objects: {
        'pod-monitor.yaml': [podMonitor()],
        'rules.yaml': [prometheusRule()],
        'network-policy.yaml': [scrapedFrom(scrapers.operator)],
      },
      kustomize: { configMapGenerator: [dashboardMap()] },
      files: { 'dashboard.json': renderJson('Requests, models and channels of Medcast.', dashboard()) },
    }),
    ...renderComponent('monitoring-gke', {
      readme: googleReadme(),
      objects: {
        'pod-monitoring.yaml': [podMonitoring()],
        'rules.yaml': [googleRules()],
        'network-policy.yaml': [scrapedFrom(scrapers.google)],
      },
    }),
  };
}

function podMonitor(): PodMonitor {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name: predictor.name, labels: labelsOf(predictor.name) },
    spec: {
      selector: { matchLabels: podsOf(predictor.name) },
      podMetricsEndpoints: [{ port: ADMIN_PORT, path: metricsPath, interval: INTERVAL }],
    },
  };
}

function podMonitoring(): PodMonitoring {
  return {
    apiVersion: 'monitoring.googleapis.com/v1',
    kind: 'PodMonitoring',
    metadata: { name: predictor.name, labels: labelsOf(predictor.name) },
    spec: {
      selector: { matchLabels: podsOf(predictor.name) },
      endpoints: [{ port: ADMIN_PORT, path: metricsPath, interval: INTERVAL }],
    },
  };
}

function prometheusRule(): PrometheusRule {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: PRODUCT, labels: labelsOf(PRODUCT) },
    spec: { groups: ruleGroups },
  };
}

function googleRules(): GoogleRules {
  return {
    apiVersion: 'monitoring.googleapis.com/v1',
    kind: 'Rules',
    metadata: { name: PRODUCT, labels: labelsOf(PRODUCT) },
    spec: { groups: ruleGroups },
  };
}

function scrapedFrom(namespaces: readonly string[]): NetworkPolicy {
  return ingressPolicy(
    'predictor-from-prometheus',
    { matchLabels: podsOf(predictor.name) },
    { _from: [inNamespaces(...namespaces)], ports: tcp(predictor.adminPort) },
  );
}

/** Grafana's sidecar takes every ConfigMap with this label for a dashboard. */
function dashboardMap(): GeneratedConfigMap {
  return {
    name: 'medcast-dashboard',
    files: ['dashboard.json'],
    options: { labels: { ...labelsOf(PRODUCT), grafana_dashboard: '1' }, disableNameSuffixHash: true },
  };
}
