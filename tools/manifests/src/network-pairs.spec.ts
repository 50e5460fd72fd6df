import { type EnvironmentName, environments } from '@medcast/deploy-contract';
import type { ComponentName } from './environments/component-names';
import { environmentPlans } from './environments/environment-plans';
import { objectsIn, ofKind } from './testing/cluster-object';
import { openWays } from './testing/endpoints';
import { renderToday } from './testing/rendered';

const rendered = await renderToday();
const ours = ['predictor', 'canary', 'web', 'training', 'scoring', 'mirror', 'schedule'];

/** The ways that the policies of the base and of some components leave open. */
function waysBy(components: readonly ComponentName[], namespace: string): readonly string[] {
  const folders = ['base', ...components.map((name) => `components/${name}`)];
  const policies = ofKind(objectsIn(rendered, folders), 'NetworkPolicy');
  return openWays(
    policies.map(({ spec }) => ({ metadata: { namespace }, ...(spec === undefined ? {} : { spec }) })),
    namespace,
  );
}

function waysIn(name: EnvironmentName): readonly string[] {
  return waysBy(environmentPlans[name].components, environments[name].namespace);
}

/** To the cluster's DNS, for each part of the product. */
const toDns = ours.flatMap((name) => [`${name} → dns:53/udp`, `${name} → dns:53`]);
const formToPredictor = ['web → predictor:3000', 'web → canary:3000'];
const predictors = (from: string, port: number): string[] => [
  `${from} → predictor:${port}`,
  `${from} → canary:${port}`,
];
const out = (parts: readonly string[], to: string): string[] => parts.map((part) => `${part} → ${to}`);
const toMetadata = out(['predictor', 'canary', 'training', 'scoring', 'mirror'], 'metadata server:80');
const toBuckets = out(['predictor', 'canary'], 'internet:443');
const fromGateway = [...predictors('gateway', 3000), 'gateway → web:8080'];
const inTheCloud = [...toDns, ...formToPredictor, ...toBuckets, ...fromGateway, ...predictors('prometheus', 3001)];

describe('who may reach whom', () => {
  it.each<[EnvironmentName, readonly string[]]>([
    ['minikube', [...toDns, ...formToPredictor]],
    [
      'dev',
      [
        ...toDns,
        ...formToPredictor,
        // To the API server, of which only the port is known.
        ...['internet', 'private network', 'metadata server', 'google front end'].flatMap((to) =>
          [443, 6443].map((port) => `schedule → ${to}:${port}`),
        ),
      ],
    ],
    [
      'prod',
      [
        ...toDns,
        ...formToPredictor,
        ...toBuckets,
        // Google's front ends have public addresses, as its buckets do.
        ...out(['predictor', 'canary'], 'google front end:443'),
        ...toMetadata,
        ...fromGateway,
        ...predictors('google front end', 3000),
        'google front end → web:8080',
        ...predictors('google prometheus', 3001),
      ],
    ],
    ['eks', [...inTheCloud, ...out(['predictor', 'canary'], 'google front end:443')]],
    ['aks', [...inTheCloud, ...out(['predictor', 'canary'], 'google front end:443')]],
  ])('is, in %s, exactly this', (name, expected) => {
    expect([...waysIn(name)].sort()).toEqual([...expected].sort());
  });

  it.each<[ComponentName, readonly string[]]>([
    ['training', out(['training'], 'internet:443')],
    ['batch-scoring', out(['scoring'], 'internet:443')],
    ['model-cache', out(['mirror'], 'internet:443')],
    ['canary', []],
    ['shadow', []],
    ['ingress-gke', [...predictors('google front end', 3000), 'google front end → web:8080']],
  ])('gains, by the component %s, only what it needs', (component, gained) => {
    const before = waysBy([], 'here');
    const after = waysBy([component], 'here');
    const alsoPublic = gained
      .filter((way) => way.endsWith('internet:443'))
      .map((way) => way.replace('internet', 'google front end'));

    expect(after.filter((way) => !before.includes(way)).sort()).toEqual([...gained, ...alsoPublic].sort());
  });

  it('never lets anybody but a Prometheus to the admin port', () => {
    const names = Object.keys(environments) as EnvironmentName[];
    const ways = names.flatMap(waysIn).filter((way) => way.endsWith(':3001'));

    expect(ways.filter((way) => !/^(google )?prometheus →/.test(way))).toEqual([]);
    expect(ways.length).toBeGreaterThan(0);
  });
});
