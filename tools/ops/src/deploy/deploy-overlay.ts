import type { Cluster } from '../cluster-access/cluster-options';
import type { KubeObject } from '../cluster-access/kube-object';
import { type Deployment, revisionOf } from '../cluster-access/kube-workload';
import { kinds } from '../cluster-access/our-kinds';
import { undoRollout } from '../rollout/undo-rollout';
import { type RolloutOutcome, waitForRollout } from '../rollout/wait-for-rollout';
import type { RunStep } from '../cli/run-step';
import { type ApplyRules, applyObject } from './apply-object';

/** Revision that each Deployment had before; undefined for one that was not there. */
export type Revisions = ReadonlyMap<string, number | undefined>;

/** Names of the Deployments among objects. */
export function deploymentsIn(objects: readonly KubeObject[]): readonly string[] {
  return objects.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name);
}

/** Loads which revision the Deployments have. */
export async function loadRevisionNumbers(cluster: Cluster, names: readonly string[]): Promise<Revisions> {
  const { objects, namespace } = cluster;
  const entries = await Promise.all(
    names.map(async (name): Promise<[string, number | undefined]> => {
      const deployment = await objects.find<Deployment>({ ...kinds.deployment, namespace, name });
      return [name, deployment === undefined ? undefined : revisionOf(deployment)];
    }),
  );
  return new Map(entries);
}

/** Applies objects one after the other; the first that is refused ends it. */
export async function applyAll(
  cluster: Cluster,
  objects: readonly KubeObject[],
  { rules, runStep }: { readonly rules: ApplyRules; readonly runStep: RunStep },
): Promise<void> {
  await runStep('apply', async (say) => {
    for (const [index, object] of objects.entries()) {
      say(`${index + 1} of ${objects.length}: ${object.kind} ${object.metadata.name}`);
      await applyObject(cluster, object, rules);
    }
  });
}

/** Waits for the rollouts of all Deployments at once. */
export function waitForAll(
  cluster: Cluster,
  names: readonly string[],
  { timeoutSeconds, runStep }: { readonly timeoutSeconds: number; readonly runStep: RunStep },
): Promise<readonly RolloutOutcome[]> {
  return runStep('wait', (say) => {
    const told = new Map<string, string>();
    const outcomes = names.map((name) =>
      waitForRollout(cluster, name, {
        timeoutSeconds,
        say: (text) => {
          told.set(name, `${name}: ${text}`);
          say([...told.values()].join('\n'));
        },
      }),
    );
    return Promise.all(outcomes);
  });
}

/**
 * Puts back what was there before: each Deployment that the apply has changed.
 *
 * @returns what has become of each, as a sentence
 */
export async function rollBack(cluster: Cluster, before: Revisions): Promise<readonly string[]> {
  const sentences: string[] = [];
  for (const [name, revision] of before) {
    if (revision === undefined) {
      sentences.push(`${name} is new: there is nothing to go back to`);
      continue;
    }
    const { from, to } = await undoRollout(cluster, { name, to: revision });
    if (from !== to) sentences.push(`${name} is back from revision ${from} to ${to}`);
  }
  return sentences;
}
