import type { RenderedFiles } from '../writer/rendered-files';
import { renderManifest } from '../writer/render-manifest';
import { aksFlags } from './aks/aks-flags';
import { CLUSTER_SIZES, type ClusterSize } from './cluster-size';
import { renderClustersReadme } from './clusters-readme';
import { eksCluster, eksIdentities, eksNetworkPolicy } from './eks/eks-objects';
import { gkeFlags } from './gke/gke-flags';
import { kopsObjects } from './kops/kops-objects';
import { minikubeFlags } from './minikube/minikube-flags';
import { renderForeign } from './render-foreign';

/** Renders everything below k8s/clusters, by its path below k8s/. */
export function renderClusters(): RenderedFiles {
  return {
    'clusters/README.md': renderClustersReadme(),
    ...sizesOf('gke', (size) => renderForeign(gkeFlags(size))),
    ...sizesOf('eks', (size) => renderForeign(eksCluster(size))),
    'clusters/eks/identities.yaml': renderForeign(eksIdentities()),
    'clusters/eks/network-policy.yaml': renderManifest(eksNetworkPolicy()),
    ...sizesOf('kops', (size) => renderManifest(...kopsObjects(size))),
    ...sizesOf('aks', (size) => renderForeign(aksFlags(size))),
    ...sizesOf('minikube', (size) => renderForeign(minikubeFlags(size))),
  };
}

function sizesOf(platform: string, render: (size: ClusterSize) => string): RenderedFiles {
  return Object.fromEntries(CLUSTER_SIZES.map((size) => [`clusters/${platform}/${size}.yaml`, render(size)]));
}
