import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from '../../cluster-access/kube-workload';
import type { Snapshot } from '../snapshot';

type Captured = Omit<Snapshot, 'nowMs' | 'budgets' | 'services' | 'readiness'> & { readonly capturedAt: string };

/**
 * Objects as Kubernetes 1.37.1 had them after half a minute with Deployments that are wrong in one way each; taken with
 * `kubectl get -o json` from the testbed, without fields that nobody reads.
 */
export function capturedSnapshot(): Snapshot {
  const { capturedAt, ...objects }: Captured = JSON.parse(
    readFileSync(join(import.meta.dirname, 'captured-objects.json'), 'utf8'),
  );
  const readiness = new Map([['readiness-6c99d647bc-qwf7c', 'insurance: BUNDLE_CORRUPT: a hash differs']]);
  return { ...objects, nowMs: Date.parse(capturedAt), budgets: [], services: [], readiness };
}

/** The captured Deployment of this name. */
export function capturedDeployment(snapshot: Snapshot, name: string): Deployment {
  const deployment = snapshot.deployments.find(({ metadata }) => metadata.name === name);
  if (deployment === undefined) throw new Error(`expected a captured deployment, got ${name}`);
  return deployment;
}
