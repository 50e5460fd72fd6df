import type { Sample } from '../measure/sample';
import { fitCapacity } from './capacity-model';
import { planPods, requestsOfPod, saturationsOf } from './plan-pods';

/** 50 µs a request and a hundredth of a core at rest. */
function sampleAt(requestsPerSecond: number): Sample {
  return {
    ...{ suite: 'rates', contender: 'predictor', baseline: 'bare', round: 0, rowsPerRequest: 1 },
    load: { kind: 'closed', connections: 64, seconds: 1 },
    ...{ requests: requestsPerSecond, seconds: 1, failures: 0, p50Ms: 1, p99Ms: 1, residentMi: 100, peakMi: 128 },
    bytesReceived: requestsPerSecond * 500,
    bytesSent: requestsPerSecond * 250,
    cpuUs: 10_000 + 50 * requestsPerSecond,
  };
}

describe('fitCapacity', () => {
  const model = fitCapacity([0, 1000, 5000, 19_000].map(sampleAt), { cores: 1, memoryMi: 512 });

  it('finds what a request and what rest takes', () => {
    expect(model.coreSecondsPerRequest).toBeCloseTo(50e-6, 12);
    expect(model.idleCores).toBeCloseTo(0.01, 9);
    expect(model).toMatchObject({ bytesIn: 250, bytesOut: 500, residentMi: 128 });
  });

  it.each([
    [1, 1],
    [1000, 1],
    [11_799, 1],
    [11_801, 2],
    [1e6, 85],
  ])('gives %d requests a second %d pods, each filled to 60 %%', (rate, pods) => {
    expect(planPods(model, rate).pods).toBe(pods);
  });

  it('adds up what all pods use', () => {
    const plan = planPods(model, 1e6);

    expect(plan.cores).toBeCloseTo(85 * 0.01 + 50, 6);
    expect(plan.memoryGib).toBeCloseTo((85 * 128) / 1024, 9);
    expect(plan.networkMbitPerSecond).toBeCloseTo(6000, 6);
  });

  it('says what ends first', () => {
    expect(saturationsOf(model).map(({ resource }) => resource)).toEqual(['CPU', 'network', 'memory']);
    expect(requestsOfPod(model, 1)).toBeCloseTo(19_800, 6);
    expect(saturationsOf({ ...model, bytesOut: 20_000 })[0]).toMatchObject({ resource: 'network' });
    expect(saturationsOf({ ...model, residentMi: 600 })[0]).toMatchObject({ resource: 'memory' });
  });

  it('never uses more than the one thread that answers', () => {
    const wide = fitCapacity([0, 1000].map(sampleAt), { cores: 4, memoryMi: 512 });

    expect(requestsOfPod(wide, 1)).toBeCloseTo(19_800, 3);
  });
});
