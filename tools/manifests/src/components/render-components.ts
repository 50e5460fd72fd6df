import type { RenderedFiles } from '../writer/rendered-files';
import { renderAutoscaling } from './autoscaling/render-autoscaling';
import { renderScoring } from './batch-scoring/render-scoring';
import { renderCanary } from './canary/render-canary';
import { renderShadow } from './canary/render-shadow';
import { renderGateway } from './gateway/render-gateway';
import { renderGatewayGke } from './gateway/render-gateway-gke';
import { renderIngressGke } from './gateway/render-ingress-gke';
import { renderIdentities } from './identity/render-identities';
import { renderKserve } from './kserve/render-kserve';
import { renderKubeflow } from './kubeflow/render-kubeflow';
import { renderBuckets } from './models/render-buckets';
import { renderModelCache } from './models/render-model-cache';
import { renderMonitoring } from './monitoring/render-monitoring';
import { renderQuotas } from './quotas/render-quotas';
import { renderSchedule } from './schedule/render-schedule';
import { renderSecrets } from './secrets/render-secrets';
import { renderTraining } from './training/render-training';

/** Renders the folders of `components`. */
export function renderComponents(): RenderedFiles {
  return {
    ...renderAutoscaling(),
    ...renderScoring(),
    ...renderBuckets(),
    ...renderCanary(),
    ...renderShadow(),
    ...renderGateway(),
    ...renderGatewayGke(),
    ...renderIngressGke(),
    ...renderIdentities(),
    ...renderKserve(),
    ...renderKubeflow(),
    ...renderModelCache(),
    ...renderMonitoring(),
    ...renderQuotas(),
    ...renderSchedule(),
    ...renderSecrets(),
    ...renderTraining(),
  };
}
