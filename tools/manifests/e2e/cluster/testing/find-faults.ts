import type { V1PodSpec } from '@kubernetes/client-node';
import { type ClusterObject, ofKind, podTemplatesOf, titleOf } from '../../../src/testing/cluster-object';
import { selects } from '../../../src/testing/network-reach';
import { restrictedViolations } from '../../../src/testing/restricted-violations';

type Objects = readonly ClusterObject[];

/** What is wrong in what an overlay renders, taken together: one line for each fault. */
export function findFaults(objects: Objects): readonly string[] {
  return [
    ...podTemplatesOf(objects).flatMap(([title, { spec }]) =>
      spec === undefined ? [] : podFaults(title, spec, objects),
    ),
    ...replicaFaults(objects),
    ...budgetFaults(objects),
    ...serviceFaults(objects),
    ...policyFaults(objects),
    ...secretFaults(objects),
  ];
}

/** Restricted; nothing that it names is missing; longer to end than it needs. */
function podFaults(title: string, pod: V1PodSpec, objects: Objects): readonly string[] {
  return [
    ...restrictedViolations(pod).map((violation) => `${title}: ${violation}`),
    ...referencesOf(pod)
      .filter(([kind, name]) => !objects.some((each) => each.kind === kind && each.metadata.name === name))
      .map(([kind, name]) => `${title}: no ${kind} ${name}`),
    ...graceFaults(title, pod, objects),
  ];
}

type Reference = readonly [string, string | undefined];

function referencesOf(pod: V1PodSpec): readonly Reference[] {
  const containers = [...(pod.initContainers ?? []), ...pod.containers];
  const environments = containers.flatMap(({ envFrom, env }) => [
    ...(envFrom ?? []).map(({ configMapRef }) => ['ConfigMap', configMapRef?.name] as const),
    ...(env ?? []).flatMap(({ valueFrom }): readonly Reference[] =>
      valueFrom?.configMapKeyRef === undefined ? [] : [['ConfigMap', valueFrom.configMapKeyRef.name]],
    ),
  ]);
  const volumes = (pod.volumes ?? []).flatMap(({ persistentVolumeClaim: claim }): readonly Reference[] =>
    claim === undefined ? [] : [['PersistentVolumeClaim', claim.claimName]],
  );
  return [['ServiceAccount', pod.serviceAccountName], ...environments, ...volumes];
}

/** The drain of the settings that this very pod has. */
function graceFaults(title: string, pod: V1PodSpec, objects: Objects): readonly string[] {
  const [container] = pod.containers;
  const preStop = container?.lifecycle?.preStop?.sleep?.seconds;
  if (preStop === undefined) return [];
  const maps = container?.envFrom?.map(({ configMapRef }) => configMapRef?.name) ?? [];
  const settings = ofKind(objects, 'ConfigMap').find(({ metadata }) => maps.includes(metadata.name));
  const needed = preStop + Number(settings?.data?.['DRAIN_SECONDS'] ?? 0);
  const grace = pod.terminationGracePeriodSeconds ?? 30;
  return grace > needed ? [] : [`${title}: grace ${grace} s, ${needed} s needed`];
}

/** Where an autoscaler rules nobody else says how many; elsewhere somebody does, and never both. */
function replicaFaults(objects: Objects): readonly string[] {
  const deployments = ofKind(objects, 'Deployment');
  const targets = ofKind(objects, 'HorizontalPodAutoscaler').map(({ spec }) => spec.scaleTargetRef.name);
  return [
    ...targets
      .filter((name) => !deployments.some(({ metadata }) => metadata.name === name))
      .map((name) => `autoscaler of no Deployment: ${name}`),
    ...deployments
      .filter(({ metadata, spec }) => targets.includes(metadata.name) && spec?.replicas !== undefined)
      .map((each) => `${titleOf(each)}: replicas beside an autoscaler`),
    ...deployments
      .filter(({ spec }) => spec?.strategy?.rollingUpdate?.maxUnavailable !== 0)
      .map((each) => `${titleOf(each)}: a rollout takes pods away`),
  ];
}

/** A budget chooses pods that are there, and leaves room for a drain. */
function budgetFaults(objects: Objects): readonly string[] {
  const deployments = ofKind(objects, 'Deployment');
  return ofKind(objects, 'PodDisruptionBudget').flatMap((budget) => {
    const { selector, minAvailable, maxUnavailable } = budget.spec ?? {};
    const chosen = deployments.filter(({ spec }) => selects(selector, spec?.template.metadata?.labels ?? {}));
    if (chosen.length === 0) return [`${titleOf(budget)}: chooses nothing`];
    const least = chosen.map(({ spec }) => spec?.replicas ?? 1).reduce((sum, count) => sum + count, 0);
    const hasRoom = minAvailable === undefined ? Number(maxUnavailable) >= 1 : Number(minAvailable) < least;
    return hasRoom ? [] : [`${titleOf(budget)}: no room for a drain`];
  });
}

/** A Service finds pods, and its port is one of theirs. */
function serviceFaults(objects: Objects): readonly string[] {
  const templates = podTemplatesOf(objects);
  return ofKind(objects, 'Service').flatMap((service) => {
    const matchLabels = service.spec?.selector ?? {};
    const chosen = templates.filter(([, { metadata }]) => selects({ matchLabels }, metadata?.labels ?? {}));
    const ports = chosen.flatMap(([, { spec }]) => spec?.containers.flatMap((each) => each.ports ?? []) ?? []);
    const wanted = service.spec?.ports?.map(({ targetPort }) => targetPort) ?? [];
    const isFine = wanted.length > 0 && wanted.every((port) => ports.some(({ name }) => name === port));
    return isFine ? [] : [`${titleOf(service)}: no pod with its port`];
  });
}

/** Everything is denied first. */
function policyFaults(objects: Objects): readonly string[] {
  const denies = ofKind(objects, 'NetworkPolicy').some(
    ({ spec }) =>
      Object.keys(spec?.podSelector ?? {}).length === 0 &&
      spec?.policyTypes?.length === 2 &&
      spec.ingress === undefined &&
      spec.egress === undefined,
  );
  return denies ? [] : ['no NetworkPolicy denies everything'];
}

/** A Secret comes from a file that only a developer has. */
function secretFaults(objects: Objects): readonly string[] {
  return ofKind(objects, 'Secret')
    .filter(({ metadata }) => !metadata.name.startsWith('predictor-api-keys-'))
    .map((each) => `${titleOf(each)}: a literal`);
}
