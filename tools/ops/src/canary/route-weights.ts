import { canaryNames, workloads } from '@medcast/deploy-contract';
import type { KubeObject } from '../cluster-access/kube-object';

/** Where a rule of a route sends requests. */
export interface BackendRef {
  readonly name: string;
  readonly port?: number;
  readonly weight?: number;
}

/** An HTTPRoute, as far as its backends go; the rest of a rule is kept as it is. */
export interface HttpRoute extends KubeObject {
  readonly spec: { readonly rules?: readonly RouteRule[] };
}

interface RouteRule {
  readonly backendRefs?: readonly BackendRef[];
}

const { predictor } = workloads;
const OURS: readonly string[] = [predictor.name, canaryNames.service, canaryNames.stableService];

/**
 * Rules of a route that send a share of the predictor's requests to the canary.
 *
 * @param weight in percent
 * @returns all rules, those of other workloads as they are; undefined where none is the predictor's
 */
export function weighRules({ spec }: HttpRoute, weight: number): readonly RouteRule[] | undefined {
  const rules = spec.rules ?? [];
  if (!rules.some((rule) => isOurs(rule))) return undefined;
  return rules.map((rule) => (isOurs(rule) ? { ...rule, backendRefs: backendsFor(weight) } : rule));
}

/** Share of the predictor's requests that a route sends to the canary, in percent. */
export function weightOf({ spec }: HttpRoute): number {
  const backends = spec.rules?.find((rule) => isOurs(rule))?.backendRefs ?? [];
  const total = backends.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const canary = backends.find(({ name }) => name === canaryNames.service)?.weight ?? 0;
  return total === 0 ? 0 : (canary * 100) / total;
}

function isOurs({ backendRefs = [] }: RouteRule): boolean {
  return backendRefs.some(({ name }) => OURS.includes(name));
}

function backendsFor(weight: number): readonly BackendRef[] {
  const port = predictor.servicePort;
  return [
    { name: canaryNames.stableService, port, weight: 100 - weight },
    { name: canaryNames.service, port, weight },
  ];
}
