import { canaryDeployment, podsForWeight, trackServices } from './canary-objects';
import { type HttpRoute, weighRules, weightOf } from './route-weights';

function route(
  ...rules: readonly { readonly backendRefs?: readonly { readonly name: string; readonly weight?: number }[] }[]
): HttpRoute {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'medcast' },
    spec: { rules },
  };
}

describe('weighRules', () => {
  it("shares the predictor's requests, and leaves every other rule as it is", () => {
    const web = { backendRefs: [{ name: 'web' }], matches: [{}] };
    const weighed = weighRules(route({ backendRefs: [{ name: 'predictor' }] }, web), 20);

    expect(weighed).toEqual([
      {
        backendRefs: [
          { name: 'predictor-stable', port: 80, weight: 80 },
          { name: 'predictor-canary', port: 80, weight: 20 },
        ],
      },
      web,
    ]);
  });

  it('is read back by weightOf, and can be changed again', () => {
    for (const weight of [0, 1, 50, 99]) {
      const rules = weighRules(route({ backendRefs: [{ name: 'predictor' }] }), 33) ?? [];
      const again = weighRules(route(...rules), weight) ?? [];
      expect(weightOf(route(...again))).toBe(weight);
    }
  });

  it('is nothing where no rule is the predictor’s', () => {
    expect(weighRules(route({ backendRefs: [{ name: 'web' }] }), 10)).toBeUndefined();
    expect(weightOf(route())).toBe(0);
  });
});

describe('podsForWeight', () => {
  it.each([
    [3, 10, 1],
    [9, 10, 1],
    [18, 10, 2],
    [2, 50, 2],
    [1, 99, 99],
    [0, 10, 1],
  ])('beside %d pods makes %d %% of %d', (stable, weight, pods) => {
    expect(podsForWeight(stable, weight)).toBe(pods);
  });
});

describe('canaryDeployment', () => {
  const labels = { 'app.kubernetes.io/name': 'predictor', 'medcast.dev/track': 'stable' };
  const stable = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'predictor', namespace: 'medcast', uid: 'u', labels },
    spec: {
      replicas: 3,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            { name: 'predictor', image: 'a:1' },
            { name: 'other', image: 'b:1' },
          ],
        },
      },
    },
  };
  const trial = { startedAt: '2026-11-21T13:00:00Z', weight: 10, by: 'pods', isMade: true, baseline: {} } as const;

  it('is the stable one on the other track with the other image, and never selects its pods', () => {
    const canary = canaryDeployment(stable, { image: 'a:2', replicas: 1, trial });
    const track = { 'app.kubernetes.io/name': 'predictor', 'medcast.dev/track': 'canary' };
    expect(canary).toMatchObject({
      metadata: { name: 'predictor-canary', namespace: 'medcast', labels: track },
      spec: {
        replicas: 1,
        selector: { matchLabels: track },
        template: { metadata: { labels: track }, spec: { containers: [{ image: 'a:2' }, { image: 'b:1' }] } },
      },
    });
    expect(canary.metadata.uid).toBeUndefined();
  });

  it('comes with a Service for each track', () => {
    expect(trackServices(stable)).toMatchObject([
      { metadata: { name: 'predictor-stable' }, spec: { selector: { 'medcast.dev/track': 'stable' } } },
      { metadata: { name: 'predictor-canary' }, spec: { selector: { 'medcast.dev/track': 'canary' } } },
    ]);
  });
});
