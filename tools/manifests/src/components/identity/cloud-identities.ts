import type { V1Deployment, V1NetworkPolicyEgressRule, V1ServiceAccount } from '@kubernetes/client-node';
import { workloads } from '@medcast/deploy-contract';
import { SCORING } from '../batch-scoring/scoring-settings';
import { tcp } from '../../pods/network-policy';
import { TRAINING } from '../training/training-settings';
import type { Patch, PatchTarget } from '../../writer/kustomization';
import { mergePatch } from '../../writer/patch';
import { MIRROR } from '../models/mirror';
import { partSelector } from '../../pods/labels';

const { predictor } = workloads;

/** A cloud that gives service accounts an identity of its own. */
export type Cloud = 'gke' | 'eks' | 'aks';

/** Annotation of a service account that names its identity in a cloud. */
export const identityAnnotations: Readonly<Record<Cloud, string>> = {
  gke: 'iam.gke.io/gcp-service-account',
  eks: 'eks.amazonaws.com/role-arn',
  aks: 'azure.workload.identity/client-id',
};

/** An identity as each cloud names one; an overlay puts its own in its place. */
export const exampleIdentities: Readonly<Record<Cloud, string>> = {
  gke: 'medcast-models@medcast-prod.iam.gserviceaccount.com',
  eks: 'arn:aws:iam::000000000000:role/medcast-models',
  aks: '00000000-0000-0000-0000-000000000000',
};

/** Parts of the product that read or write buckets. */
export const bucketParts = [predictor.name, TRAINING, SCORING, MIRROR] as const;

/** Where pods get their identity from, as far as it is not the Internet: an agent on each node. */
export const identityAgents: Readonly<Record<Cloud, readonly V1NetworkPolicyEgressRule[]>> = {
  gke: [
    // https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy: with Dataplane V2, and without.
    { to: [{ ipBlock: { cidr: '169.254.169.254/32' } }], ports: tcp(80) },
    { to: [{ ipBlock: { cidr: '169.254.169.252/32' } }], ports: tcp(987, 988) },
  ],
  // EKS Pod Identity; the older IRSA asks a public endpoint.
  eks: [{ to: [{ ipBlock: { cidr: '169.254.170.23/32' } }], ports: tcp(80) }],
  aks: [],
};

/** Gives the predictor's service account its identity. */
export function identityPatch(cloud: Cloud, identity: string): Patch {
  const annotations = { [identityAnnotations[cloud]]: identity };
  return mergePatch<V1ServiceAccount>({ kind: 'ServiceAccount', name: predictor.name }, { metadata: { annotations } });
}

/** What AKS wants on pods: without the label its webhook leaves them alone. */
export function podPatches(cloud: Cloud): readonly Patch[] {
  if (cloud !== 'aks') return [];
  const target: PatchTarget = { kind: 'Deployment', labelSelector: partSelector(predictor.name) };
  const labels = { 'azure.workload.identity/use': 'true' };
  return [mergePatch<V1Deployment>(target, { spec: { template: { metadata: { labels } } } })];
}
