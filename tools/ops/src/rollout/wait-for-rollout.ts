import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '@medcast/problem';
import type { Cluster } from '../cluster-access/cluster-options';
import { kinds } from '../cluster-access/our-kinds';
import type { Deployment } from '../cluster-access/kube-workload';
import { diagnoseDeployment } from '../diagnosis/diagnose';
import type { Finding, FindingCode } from '../diagnosis/finding';
import { loadEvidence } from '../diagnosis/load-evidence';
import { loadSnapshot } from '../diagnosis/load-snapshot';
import type { EvidencedFinding } from '../diagnosis/render-findings';
import { describeRollout, type RolloutState, toRolloutState } from './rollout-state';

const PAUSE_MS = 1_000;

/** What no patience mends, once it has lasted: waiting for the deadline would only take longer. */
const HOPELESS: readonly FindingCode[] = [
  'IMAGE_PULL',
  'CONTAINER_START',
  'CRASH',
  'INIT_FAILED',
  'OUT_OF_MEMORY',
  'QUOTA',
  'LIMIT_RANGE',
  'POD_SECURITY',
  'ADMISSION',
  'ROLLOUT_STUCK',
];
const HOPELESS_AFTER_MS = 20_000;

/** How a rollout ended. */
export interface RolloutOutcome {
  readonly state: RolloutState;
  /** What is wrong; empty where the rollout is done. */
  readonly findings: readonly EvidencedFinding[];
}

/** How long to wait, and whom to tell meanwhile. */
export interface WaitRules {
  readonly timeoutSeconds: number;
  readonly say: (text: string) => void;
}

/**
 * Waits until the rollout of a Deployment is done, is paused, is stuck by its own deadline, shows for some time what no
 * patience mends, or has taken too long. An API server that does not answer for a while is waited for as well.
 */
export async function waitForRollout(cluster: Cluster, name: string, rules: WaitRules): Promise<RolloutOutcome> {
  const endMs = Date.now() + rules.timeoutSeconds * 1000;
  let hopelessSinceMs: number | undefined;
  for (;;) {
    const look = await lookAgain(cluster, name, endMs);
    if (look === undefined) {
      rules.say('the API server does not answer; trying again');
      continue;
    }
    const { state, findings } = look;
    rules.say(describeRollout(state));
    if (state.phase === 'done' || state.phase === 'paused') return { state, findings: [] };
    hopelessSinceMs = isHopeless(findings) ? (hopelessSinceMs ?? Date.now()) : undefined;
    const isLost = hopelessSinceMs !== undefined && Date.now() - hopelessSinceMs >= HOPELESS_AFTER_MS;
    if (state.phase === 'stuck' || isLost || Date.now() >= endMs) {
      return { state, findings: await loadEvidence(cluster, findings) };
    }
    await wait(PAUSE_MS);
  }
}

interface Look {
  readonly state: RolloutState;
  readonly findings: readonly Finding[];
}

/** undefined where the API server does not answer, and there is time left to ask again. */
async function lookAgain(cluster: Cluster, name: string, endMs: number): Promise<Look | undefined> {
  try {
    return await look(cluster, name);
  } catch (error) {
    const isAbsent = error instanceof Problem && error.code === 'CLUSTER_UNREACHABLE';
    if (!isAbsent || Date.now() >= endMs) throw error;
    await wait(PAUSE_MS);
    return undefined;
  }
}

async function look(cluster: Cluster, name: string): Promise<Look> {
  const place = { ...kinds.deployment, namespace: cluster.namespace, name };
  const deployment = await cluster.objects.read<Deployment>(place);
  const state = toRolloutState(deployment);
  if (state.phase === 'done' || state.phase === 'paused') return { state, findings: [] };
  return { state, findings: diagnoseDeployment(deployment, await loadSnapshot(cluster)) };
}

function isHopeless(findings: readonly Finding[]): boolean {
  return findings.some(({ code, severity }) => severity === 'error' && HOPELESS.includes(code));
}
