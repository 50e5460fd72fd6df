import type { V1Deployment, V1ResourceQuota, V2HorizontalPodAutoscaler } from '@kubernetes/client-node';
import { gatewayNames, PRODUCT, type WorkloadName } from '@medcast/deploy-contract';
import { graceSeconds } from '../base/serving-times';
import { identityPatch } from '../components/identity/cloud-identities';
import { listenersFor } from '../components/gateway/routes';
import { toHard } from '../components/quotas/quota-objects';
import { partSelector } from '../pods/labels';
import { resourcesOf, type Share } from '../pods/resources';
import type { Patch } from '../writer/kustomization';
import { jsonPatch, mergePatch } from '../writer/patch';
import type { EnvironmentPlan, SitePlan } from './environment-plan';
import { quotaFor } from './overlay-quota';

/** What an overlay changes in the base and in its components. */
export function overlayPatches(plan: EnvironmentPlan): readonly Patch[] {
  return [
    servingPatch('predictor', plan.drainSeconds, plan.predictor.share),
    servingPatch('web', plan.drainSeconds, plan.web.share),
    ...rangePatch(plan),
    ...(plan.components.includes('quotas') ? [quotaPatch(plan)] : []),
    ...(plan.identity === undefined ? [] : [identityPatch(plan.identity.cloud, plan.identity.name)]),
    ...(plan.site === undefined ? [] : sitePatches(plan.site)),
  ];
}

/** Both tracks of a workload: what a pod is given, and how long it has to end. */
function servingPatch(workload: WorkloadName, drainSeconds: number, share: Share | undefined): Patch {
  const container = {
    name: workload,
    ...(share === undefined ? {} : { resources: resourcesOf(share) }),
    // nginx does not drain by itself.
    ...(workload === 'web' ? { lifecycle: { preStop: { sleep: { seconds: drainSeconds } } } } : {}),
  };
  const spec = { terminationGracePeriodSeconds: graceSeconds(drainSeconds), containers: [container] };
  return mergePatch<V1Deployment>(
    { kind: 'Deployment', labelSelector: partSelector(workload) },
    { spec: { template: { spec } } },
  );
}

function rangePatch({ predictor: { replicas } }: EnvironmentPlan): readonly Patch[] {
  if (typeof replicas === 'number') return [];
  const spec = { minReplicas: replicas.from, maxReplicas: replicas.to };
  const name: WorkloadName = 'predictor';
  return [mergePatch<V2HorizontalPodAutoscaler>({ kind: 'HorizontalPodAutoscaler', name }, { spec })];
}

function quotaPatch(plan: EnvironmentPlan): Patch {
  return mergePatch<V1ResourceQuota>(
    { kind: 'ResourceQuota', name: PRODUCT },
    { spec: { hard: toHard(quotaFor(plan)) } },
  );
}

function sitePatches({ hostname, className, certificate }: SitePlan): readonly Patch[] {
  const secret = certificate === 'controller' ? undefined : certificate.secret;
  const listeners = { op: 'replace', path: '/spec/listeners', value: listenersFor(hostname, secret) } as const;
  const gatewayClass = { op: 'replace', path: '/spec/gatewayClassName', value: className } as const;
  return [
    jsonPatch(
      { kind: 'Gateway', name: gatewayNames.gateway },
      listeners,
      ...(className === undefined ? [] : [gatewayClass]),
    ),
    jsonPatch({ kind: 'HTTPRoute' }, { op: 'replace', path: '/spec/hostnames', value: [hostname] }),
  ];
}
