import type { ObjectKind } from '../cluster-access/kube-object';
import { kinds } from '../cluster-access/our-kinds';
import { Problem } from '@medcast/problem';

/** Words for kinds, as kubectl knows them. */
const ALIASES: readonly (readonly [readonly string[], ObjectKind])[] = [
  [['deployments', 'deployment', 'deploy'], kinds.deployment],
  [['pods', 'pod', 'po'], kinds.pod],
  [['replicasets', 'replicaset', 'rs'], kinds.replicaSet],
  [['services', 'service', 'svc'], kinds.service],
  [['configmaps', 'configmap', 'cm'], kinds.configMap],
  [['secrets', 'secret'], kinds.secret],
  [['autoscalers', 'autoscaler', 'horizontalpodautoscalers', 'hpa'], kinds.autoscaler],
  [['budgets', 'budget', 'poddisruptionbudgets', 'pdb'], { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' }],
  [['networkpolicies', 'networkpolicy', 'netpol'], { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' }],
  [['serviceaccounts', 'serviceaccount', 'sa'], { apiVersion: 'v1', kind: 'ServiceAccount' }],
  [['jobs', 'job'], kinds.job],
  [['cronjobs', 'cronjob', 'cj'], kinds.cronJob],
  [['quotas', 'quota', 'resourcequotas'], { apiVersion: 'v1', kind: 'ResourceQuota' }],
  [['routes', 'route', 'httproutes', 'httproute'], kinds.route],
];

/** Kinds that `get all` shows. */
export const SHOWN_WITH_ALL: readonly ObjectKind[] = [
  kinds.deployment,
  kinds.pod,
  kinds.service,
  kinds.autoscaler,
  kinds.job,
  kinds.cronJob,
];

/**
 * The kinds that a word means.
 *
 * @param word `pods`, `deploy`, `all`
 * @throws Problem USAGE
 */
export function parseKinds(word: string): readonly ObjectKind[] {
  if (word === 'all') return SHOWN_WITH_ALL;
  const found = ALIASES.find(([words]) => words.includes(word.toLowerCase()));
  if (found !== undefined) return [found[1]];
  const known = ALIASES.map(([[first]]) => first).join(', ');
  throw new Problem('USAGE', `expected a kind of object (${known}, all), got ${word}`);
}
