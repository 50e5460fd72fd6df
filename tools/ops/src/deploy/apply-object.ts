import { answerProblem, parseRefusal } from '../cluster-access/answer-problem';
import { FIELD_MANAGER, parseAnswer, type WriteRules } from '../cluster-access/cluster-objects';
import type { Cluster } from '../cluster-access/cluster-options';
import { describeObject, type KubeObject } from '../cluster-access/kube-object';

/** How an object is applied; `force` takes fields over from anybody. */
export type ApplyRules = WriteRules;

/**
 * Applies an object by server-side apply. Fields that `medcast` itself has set by other means (`scale`, `rollout undo`,
 * `canary`) are taken back without a word; those of others only by force.
 *
 * @returns the object as the cluster keeps it
 * @throws Problem APPLY_CONFLICT, OBJECT_REFUSED, KIND_NOT_SERVED, CLUSTER_FORBIDDEN, CLUSTER_UNREACHABLE
 */
export async function applyObject(cluster: Cluster, object: KubeObject, rules: ApplyRules = {}): Promise<KubeObject> {
  const doing = `apply ${describeObject(object)}`;
  const answer = await cluster.objects.tryApply(object, rules);
  if (answer.status !== 409) return parseAnswer(doing, answer) as KubeObject;
  const { causes } = parseRefusal(answer);
  const isOurs = causes.length > 0 && causes.every(({ message = '' }) => message.includes(`"${FIELD_MANAGER}"`));
  if (!isOurs) throw answerProblem(doing, answer);
  return parseAnswer(doing, await cluster.objects.tryApply(object, { ...rules, force: true })) as KubeObject;
}
