import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { execa } from 'execa';
import { type RunningBucket, startBucket } from './testing/bucket';
import { defineKinds } from './testing/custom-kinds';
import { type Delivery, startDelivery } from './testing/delivery-bench';
import { startGateway } from './testing/gateway';
import { askGolden } from './testing/golden-answers';
import { describeLoad } from './testing/load-figures';
import { shippedBundles } from './testing/model-repositories';
import { renderAdditions } from './testing/overlay-additions';
import { loadServing, loadZones, type PlacedPod, type Workload } from './testing/placed-pods';
import { switchNode } from './testing/switch-node';
import { until, type Waited } from './testing/until';
import { watchEndpoints } from './testing/watch-endpoints';

jest.setTimeout(300_000);

const REGISTRY = 'europe-west1-docker.pkg.dev/medcast-prod/medcast';
const REPLICAS = 3;
const CLIENTS = 4;
const TOLERANCE = 1e-5;
/** A node is noticed to be lost after 8 s, its pods are replaced 3 s later; on idle cores all is well after 15 s. */
const MOST_SECONDS_ELSEWHERE = 30;
const SECONDS_BEFORE = 2;
const SECONDS_OF_LOAD = 20;

let delivery: Delivery;
let bucket: RunningBucket;

beforeAll(async () => {
  delivery = await startDelivery({ nodes: 3, env: 'prod', registryPath: 'medcast-prod/medcast' });
  bucket = await startBucket(delivery.cluster);
  const from = ['--from', `file:${shippedBundles}`, '--models', bucket.uri];
  for (const model of ['insurance', 'iris']) {
    const toProduction = ['--model', model, '--channel', 'production', '--reason', 'as shipped'];
    await bucket.medcast('release', 'publish', ...from, ...toProduction);
  }
  await defineKinds(delivery);
});

afterAll(async () => {
  await bucket.stop();
  await delivery.stop();
});

function tell(figures: string): void {
  process.stderr.write(`three nodes: ${figures}\n`);
}

/** Prod as it is, except for where its bucket is; under load two cores would soon be twelve pods. */
function overlay(): string {
  const settings = { MODELS: bucket.uri, ...bucket.env };
  const operations = [{ op: 'replace', path: '/spec/maxReplicas', value: REPLICAS }] as const;
  const patches = [{ kind: 'HorizontalPodAutoscaler', name: 'predictor', operations }];
  return delivery.overlay('prod', renderAdditions({ settings, patches }));
}

function byDigest(role: Workload): readonly string[] {
  return ['--image', `${role}=${REGISTRY}/medcast-${role}@${delivery.digests[role] ?? 'none'}`];
}

/** Waits until a workload serves with as many pods as it should, each in a zone of its own. */
function untilSpread(workload: Workload): Promise<Waited<readonly PlacedPod[]>> {
  return until(`${REPLICAS} pods of ${workload} in as many zones`, async () => {
    const pods = await loadServing(delivery, workload);
    const zones = await loadZones(delivery, pods);
    return pods.length === REPLICAS && zones.length === REPLICAS ? pods : undefined;
  });
}

describe('prod', () => {
  it('comes up by digest and with its models from a bucket, one pod of each in every zone', async () => {
    const startMs = performance.now();
    const images = [...byDigest('predictor'), ...byDigest('web')];
    const { exitCode, stderr } = await delivery.medcast('deploy', '--yes', '--overlay', overlay(), ...images);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const predictors = (await untilSpread('predictor')).found;
    const webs = (await untilSpread('web')).found;
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    const { secondsToReady } = delivery.cluster;
    tell(`the nodes were ready after ${secondsToReady.toFixed(1)} s, everything deployed in ${seconds} s`);

    const zones = ['zone-1', 'zone-2', 'zone-3'];
    expect([await loadZones(delivery, predictors), await loadZones(delivery, webs)]).toEqual([zones, zones]);
    const status = await delivery.medcast('status');
    expect(status).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('6 of 6 pods are ready') });
    expect(status.stdout).toMatch(/^insurance +1 +ready +3$/m);
    expect(status.stdout).toMatch(/^iris +1 +ready +3$/m);
  });

  it.each(['predictor', 'web'] as const)('answers through the Service %s', async (service) => {
    const [exec, url] = [delivery.cluster.exec, await delivery.predictUrl(service)];
    const { records, models, worstError } = await askGolden({ exec, url, bundle: join(shippedBundles, 'insurance/1') });

    expect(records).toBeGreaterThanOrEqual(20);
    expect(models).toEqual(['insurance/1']);
    expect(worstError).toBeLessThan(TOLERANCE);
  });
});

async function drain(node: string): Promise<string> {
  const words = ['drain', node, '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=200s'];
  const { all } = await execa(delivery.cluster.kubectl, ['--kubeconfig', delivery.cluster.kubeconfig, ...words], {
    all: true,
  });
  return all;
}

describe('a drain', () => {
  it('of two nodes at once takes one pod after the other, and loses no request', async () => {
    const nodes = delivery.cluster.nodes.map(({ name }) => name).slice(0, 2);
    const startMs = performance.now();
    const watch = watchEndpoints(delivery);
    const said: string[] = [];
    const drainAll = async () => said.push(...(await Promise.all(nodes.map(drain))));
    const load = await delivery.loadDuring(0, drainAll, { clients: CLIENTS });
    const ready = await watch.stop();
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    tell(`${nodes.length} nodes drained in ${seconds} s: ${describeLoad(load)}; ready endpoints ${ready.join(' ')}`);

    expect({ failed: load.failed, failures: load.failures }).toEqual({ failed: 0, failures: {} });
    expect(Math.min(...ready)).toBe(REPLICAS - 1);
    expect(said.join('\n')).toContain("would violate the pod's disruption budget");
    const left = [...(await loadServing(delivery, 'predictor')), ...(await loadServing(delivery, 'web'))];
    expect(left.map(({ node }) => node)).not.toEqual(expect.arrayContaining([expect.stringMatching(nodes.join('|'))]));
    await delivery.kubectl(['uncordon', ...nodes]);
  });

  it('leaves pods on one node, which the next rollout spreads again', async () => {
    await delivery.kubectl(['rollout', 'restart', 'deployment/predictor', 'deployment/web']);
    const { seconds } = await untilSpread('predictor');
    await untilSpread('web');
    tell(`in three zones again ${seconds.toFixed(1)} s after a restart`);
  });
});

describe('a node that loses its power', () => {
  let lost: string;

  /** Waits until nothing that serves is on the lost node any more, and as much as before is elsewhere. */
  async function losePower(): Promise<number> {
    const startMs = performance.now();
    await switchNode(delivery.cluster, lost, 'off');
    for (const workload of ['predictor', 'web'] as const) {
      await until(`${REPLICAS} pods of ${workload} elsewhere`, async () => {
        const pods = await loadServing(delivery, workload);
        return pods.filter(({ node }) => node !== lost).length === REPLICAS ? pods : undefined;
      });
    }
    return (performance.now() - startMs) / 1000;
  }

  it('has its pods elsewhere in seconds, and who asks through a gateway that tries again notices nothing', async () => {
    const pods = await loadServing(delivery, 'predictor');
    lost = pods[0]?.node ?? 'none';
    const addresses = pods.map(({ address }) => address);
    const gateway = await startGateway(delivery, addresses);
    const elsewhere = sleep(SECONDS_BEFORE * 1000).then(losePower);
    const loadOf = (url: string) => delivery.loadDuring(SECONDS_OF_LOAD, () => elsewhere, { url, clients: CLIENTS });
    const [retried, direct] = await Promise.all([
      loadOf(gateway.predictUrl),
      loadOf(await delivery.predictUrl('predictor')),
    ]);
    await gateway.stop();
    const seconds = await elsewhere;
    tell(`${lost} lost its power: everything elsewhere after ${seconds.toFixed(1)} s`);
    tell(`through a gateway that tries again: ${describeLoad(retried)}`);
    tell(`at the Service itself: ${describeLoad(direct)}`);

    expect(seconds).toBeLessThan(MOST_SECONDS_ELSEWHERE);
    expect({ failed: retried.failed, failures: retried.failures }).toEqual({ failed: 0, failures: {} });
    expect(retried.answered).toBeGreaterThan(0);
    expect(direct.failed).toBeGreaterThan(0);
  });

  it('is what the status names, though all that serves is elsewhere', async () => {
    const { exitCode, stdout } = await delivery.medcast('status');

    expect(stdout).toMatch(new RegExp(`^warning NODE_LOST pod .*: the node ${lost} does not answer`, 'm'));
    expect(stdout).toContain('why: the node is off, cut off, or its kubelet has stopped');
    expect(stdout).toContain('6 of 6 pods are ready');
    expect(exitCode).toBe(0);
  });

  it('joins again when the power is back, and all is well', async () => {
    await switchNode(delivery.cluster, lost, 'on');
    await delivery.kubectl(['wait', '--for=condition=Ready', `node/${lost}`, '--timeout=120s']);
    const { seconds } = await until('a status that names no node', async () => {
      const { stdout } = await delivery.medcast('status');
      return stdout.includes('NODE_LOST') ? undefined : stdout;
    });
    tell(`${lost} has power again: nothing of it in the status ${seconds.toFixed(1)} s after it is ready`);
    expect(await loadServing(delivery, 'predictor')).toHaveLength(REPLICAS);
  });
});
