import type { Manifest } from '../writer/manifest';

/** One alarm or one recorded figure. */
export type Rule =
  | { readonly record: string; readonly expr: string }
  | {
      readonly alert: string;
      readonly expr: string;
      readonly for: string;
      readonly labels: { readonly severity: 'page' | 'ticket' };
      readonly annotations: { readonly summary: string; readonly description: string };
    };

/** Rules that are evaluated together, in their order. */
export interface RuleGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly Rule[];
}

/** Metrics of pods for the Prometheus operator. */
export type PodMonitor = Manifest<
  'monitoring.coreos.com/v1',
  'PodMonitor',
  {
    spec: {
      readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
      readonly podMetricsEndpoints: readonly {
        readonly port: string;
        readonly path: string;
        readonly interval: string;
      }[];
    };
  }
>;

/** Rules for the Prometheus operator. */
export type PrometheusRule = Manifest<
  'monitoring.coreos.com/v1',
  'PrometheusRule',
  { spec: { readonly groups: readonly RuleGroup[] } }
>;

/** Rules for Google Cloud Managed Service for Prometheus. */
export type GoogleRules = Manifest<
  'monitoring.googleapis.com/v1',
  'Rules',
  { spec: { readonly groups: readonly RuleGroup[] } }
>;
