import { Command } from 'commander';
import { printResult } from '../cli/print-result';
import { exitCodes } from '../cli/report-failure';
import { addClusterOptions, type ClusterOptions, describePlace, openCluster } from '../cluster-access/cluster-options';
import { isReady, lastSeen } from '../cluster-access/kube-pod';
import { imagesOf } from '../deploy/images';
import { countRestarts, describePodState } from '../explore/describe-pod-state';
import { toRolloutState } from '../rollout/rollout-state';
import { type ClusterStatus, loadStatus } from './load-status';
import { renderStatus } from './render-status';

/** `medcast status`: how things are, and why; exits with 1 where something is broken. */
export function createStatusCommand(): Command {
  const command = new Command('status').description(
    'say how things are: pods, images, models, autoscaler, and in plain words what is wrong and why; exits with 1 where something is broken',
  );
  return addClusterOptions(command).action(showStatus);
}

async function showStatus(options: ClusterOptions): Promise<void> {
  const cluster = openCluster(options);
  const status = await loadStatus(cluster);
  const text = renderStatus(status, describePlace(cluster, options.env));
  printResult({ namespace: cluster.namespace, ...toJson(status) }, { json: options.json, text });
  if (status.findings.some(({ severity }) => severity === 'error')) process.exitCode = exitCodes.expectedFailure;
}

function toJson({ snapshot, served, findings, warnings }: ClusterStatus): object {
  return {
    deployments: snapshot.deployments.map((deployment) => ({
      ...toRolloutState(deployment),
      images: imagesOf(deployment.spec.template),
    })),
    pods: snapshot.pods.map((pod) => ({
      name: pod.metadata.name,
      ready: isReady(pod),
      state: describePodState(pod),
      restarts: countRestarts(pod),
      node: pod.spec.nodeName ?? null,
    })),
    models: served.models,
    silentPods: served.silent,
    autoscalers: snapshot.autoscalers.map(({ metadata, spec, status }) => ({
      name: metadata.name,
      minimum: spec.minReplicas ?? 1,
      maximum: spec.maxReplicas,
      current: status?.currentReplicas ?? null,
      desired: status?.desiredReplicas ?? null,
    })),
    findings,
    warnings: warnings.map((event) => ({
      reason: event.reason,
      kind: event.involvedObject.kind,
      name: event.involvedObject.name,
      message: event.message,
      lastSeen: lastSeen(event),
    })),
  };
}
