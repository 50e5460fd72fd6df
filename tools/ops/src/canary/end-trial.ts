import type { Cluster } from '../cluster-access/cluster-options';
import { canaryPlace, removeTrial, type RunningTrial, setRouteWeight } from './canary-cluster';
import { imageOf, withImage } from './canary-objects';

/**
 * Ends a trial: no request goes to the canary any more; its Deployment goes if it was made for the trial, else it runs
 * what stable runs.
 *
 * @param image what stable runs
 */
export async function endTrial(cluster: Cluster, { canary, trial }: RunningTrial, image: string): Promise<void> {
  if (trial.by === 'route') await setRouteWeight(cluster, 0);
  if (trial.isMade) {
    await cluster.objects.remove(canaryPlace(cluster));
    return;
  }
  if (imageOf(canary) !== image) {
    const { containers } = withImage(canary.spec.template, image).spec;
    const body = [{ op: 'replace', path: '/spec/template/spec/containers', value: containers }];
    await cluster.objects.patch(canaryPlace(cluster), { type: 'json', body });
  }
  await removeTrial(cluster);
}
