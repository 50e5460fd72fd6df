import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { testbed } from '../../testing/run-testbed';
import type { Delivery } from './delivery-bench';

const workspaceRoot = join(import.meta.dirname, '../../../../..');
/** Lies beside the repository where it may be used; nothing of it is copied. */
const definitionsOfGke = join(workspaceRoot, '../shared/crds/gke');

const pathsShape = z.object({ 'gateway-crds': z.string() });

interface ForeignKind {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
}

/** Kinds of prod that nobody defines for us: they are stored as they come. */
const undefinedKinds: readonly ForeignKind[] = [
  { group: 'monitoring.googleapis.com', kind: 'PodMonitoring', plural: 'podmonitorings' },
  { group: 'monitoring.googleapis.com', kind: 'Rules', plural: 'rules' },
];

/** Kinds of prod that GKE defines. */
const kindsOfGke: readonly ForeignKind[] = [
  { group: 'networking.gke.io', kind: 'HealthCheckPolicy', plural: 'healthcheckpolicies' },
  { group: 'networking.gke.io', kind: 'GCPBackendPolicy', plural: 'gcpbackendpolicies' },
];

/** Lets a cluster know every kind of object that prod has, by its maker's definition where there is one. */
export async function defineKinds({ kubectl }: Delivery): Promise<void> {
  const { stdout } = await execa(process.execPath, [testbed, 'tools', 'gateway-crds']);
  const { 'gateway-crds': definitionsOfGateways } = pathsShape.parse(JSON.parse(stdout));
  const apply = (file: string, input?: string) => kubectl(['apply', '--server-side', '--filename', file], input);
  await apply(definitionsOfGateways);
  const isGkeDefined = existsSync(definitionsOfGke);
  if (isGkeDefined) await apply(definitionsOfGke);
  const open = isGkeDefined ? undefinedKinds : [...undefinedKinds, ...kindsOfGke];
  await apply('-', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: open.map(toOpenDefinition) }));
  await kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
}

function toOpenDefinition({ group, kind, plural }: ForeignKind): object {
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, plural },
      versions: [{ name: 'v1', served: true, storage: true, schema }],
    },
  };
}
