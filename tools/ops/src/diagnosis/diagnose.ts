import type { Deployment } from '../cluster-access/kube-workload';
import { type Finding, mergeFindings } from './finding';
import { explainAutoscaler, explainBudget } from './rules/autoscalers';
import { explainContainerStart } from './rules/container-start';
import { explainCrash } from './rules/crash';
import { explainDeployment } from './rules/deployment-state';
import { explainImagePull } from './rules/image-pull';
import { type ContainerRule, containersOf, type PodRule, toPodContext } from './rules/pod-context';
import { explainEviction, explainLostNode, explainStuckTermination, explainVolume } from './rules/pod-fate';
import { explainNotReady } from './rules/probes';
import { explainRefusal } from './rules/refusals';
import { explainServices } from './rules/services';
import { explainUnschedulable } from './rules/unschedulable';
import { podsOfDeployment, type Snapshot } from './snapshot';
import type { Pod } from '../cluster-access/kube-pod';

const POD_RULES: readonly PodRule[] = [
  explainEviction,
  explainLostNode,
  explainStuckTermination,
  explainUnschedulable,
  explainVolume,
];
/** The first that holds explains a container. */
const CONTAINER_RULES: readonly ContainerRule[] = [
  explainImagePull,
  explainContainerStart,
  explainCrash,
  explainNotReady,
];

/** Says in words what is wrong with everything of ours in a namespace; the worst first, empty where all is well. */
export function diagnose(snapshot: Snapshot): readonly Finding[] {
  return mergeFindings([
    ...snapshot.pods.flatMap((pod) => diagnosePod(pod, snapshot)),
    ...snapshot.deployments.flatMap((deployment) => diagnoseObject(deployment, snapshot)),
    ...snapshot.autoscalers.flatMap((autoscaler) => explainAutoscaler(autoscaler)),
    ...snapshot.budgets.flatMap((budget) => explainBudget(budget) ?? []),
    ...explainServices(snapshot),
  ]);
}

/** The same of one Deployment and its pods. */
export function diagnoseDeployment(deployment: Deployment, snapshot: Snapshot): readonly Finding[] {
  const pods = podsOfDeployment(snapshot, deployment);
  return mergeFindings([...pods.flatMap((pod) => diagnosePod(pod, snapshot)), ...diagnoseObject(deployment, snapshot)]);
}

function diagnoseObject(deployment: Deployment, snapshot: Snapshot): readonly Finding[] {
  const refusal = explainRefusal(deployment, snapshot);
  return [...(refusal === undefined ? [] : [refusal]), ...explainDeployment(deployment)];
}

function diagnosePod(pod: Pod, snapshot: Snapshot): readonly Finding[] {
  const context = toPodContext(pod, snapshot);
  const fate = POD_RULES.flatMap((rule) => rule(context) ?? []);
  if (fate.length > 0) return fate;
  return containersOf(context).flatMap((container) => {
    for (const rule of CONTAINER_RULES) {
      const finding = rule(container);
      if (finding !== undefined) return [finding];
    }
    return [];
  });
}
