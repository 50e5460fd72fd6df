import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { waitUntil } from '../../process/wait-until';
import { DNS_READY_PORT, METRICS_PORT, type NodePlan, PLANE_ADDRESS } from '../network-plan';
import { renderProxyConfig } from '../render-proxy-config';
import { metricsApi, nodeObjects } from './cluster-objects';
import { coredns, metricsServer, registry, registryFolder } from './control-plane-programs';
import { createHttpsGet } from './https-get';
import { renderCorefile, renderEmptyZone } from './render-corefile';
import { type Plane, writePlaneFile } from './start-plane';

const START_LIMIT_MS = 240_000;

/**
 * Starts what a cluster with nodes has beside its control plane: the registry of images, DNS, metrics-server and a
 * kube-proxy, through which also the control plane's own network reaches services.
 *
 * @returns absolute path of the settings of kube-proxy
 */
export async function startAddons(plane: Plane, [firstNode]: readonly NodePlan[]): Promise<string> {
  const { settings, api, run } = plane;
  const proxyConfig = await writePlaneFile(settings, 'proxy.json', renderProxyConfig(settings.kubeconfig('proxy')));
  if (firstNode === undefined) return proxyConfig;
  const emptyZone = await writePlaneFile(settings, 'empty.zone', renderEmptyZone());
  const corefile = renderCorefile({ kubeconfig: settings.kubeconfig('coredns'), emptyZone });
  await writePlaneFile(settings, 'Corefile', corefile);
  await mkdir(registryFolder(settings));
  await api.create(nodeObjects());
  run(registry(settings));
  run(coredns(settings));
  run(metricsServer(settings));
  // kube-proxy waits for the node whose name it is given: here it is started a second time under that of a real one.
  const words = [`--config=${proxyConfig}`, `--hostname-override=${firstNode.name}`];
  run({ name: 'kube-proxy', words: [join(settings.programs.kubernetes, 'kube-proxy'), ...words] });
  return proxyConfig;
}

/**
 * Waits until DNS and metrics-server answer, and makes the API server serve what the latter knows.
 *
 * @throws Problem TESTBED_UNAVAILABLE
 */
export async function completeAddons({ relay, api, settings }: Plane): Promise<void> {
  const dns = await relay.open({ host: PLANE_ADDRESS, port: DNS_READY_PORT });
  await waitUntil({ what: 'DNS to be ready', limitMs: START_LIMIT_MS, check: () => answersWell(dns) });
  const { authority, clients } = settings.certificates;
  const port = await relay.open({ host: PLANE_ADDRESS, port: METRICS_PORT });
  const get = await createHttpsGet(port, { authority, client: clients.admin });
  await waitUntil({
    what: 'metrics-server to answer',
    limitMs: START_LIMIT_MS,
    check: async () => (await get('/livez'))?.status === 200,
  });
  await api.create([metricsApi()]);
  await waitUntil({
    what: 'the API server to serve metrics.k8s.io',
    limitMs: START_LIMIT_MS,
    check: async () => (await api.get('/apis/metrics.k8s.io/v1beta1'))?.status === 200,
  });
}

async function answersWell(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/ready`)).ok;
  } catch {
    // TypeError: it does not listen yet.
    return false;
  }
}
