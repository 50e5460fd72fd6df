import { type Bench, startBench } from './testing/bench';

let bench: Bench;

beforeAll(async () => {
  bench = await startBench();
  const deployed = await bench.medcast('deploy', '--yes', '--timeout', '120s');
  expect(deployed).toMatchObject({ exitCode: 0, stderr: '' });
}, 300_000);

afterAll(async () => {
  await bench.stop();
}, 60_000);

const MOST_REQUESTS = 2_000;

/** Asks until each version has answered so often; each request on a connection of its own. */
async function ask(least: number, ...versions: readonly string[]): Promise<void> {
  const answered = new Map<string, number>();
  for (let asked = 0; versions.some((version) => (answered.get(version) ?? 0) < least); asked += 1) {
    if (asked === MOST_REQUESTS)
      throw new Error(`expected answers of ${versions.join(' and ')}, got ${JSON.stringify([...answered])}`);
    const response = await fetch(`${bench.apiUrl}/api/v1/predict`, { headers: { connection: 'close' } });
    const { version }: { readonly version: string } = JSON.parse(await response.text());
    answered.set(version, (answered.get(version) ?? 0) + 1);
  }
}

const backendsOf = () =>
  JSON.parse(bench.kubectl(['get', 'httproute', 'medcast', '-o', 'json'])).spec.rules[0].backendRefs;

describe('medcast canary, by pods', () => {
  it('refuses to promote what fails more often, and takes it away', async () => {
    const started = await bench.transcript(
      'canary',
      'start',
      '--image',
      'medcast-predictor:errors',
      '--weight',
      '50',
      '--yes',
    );
    await ask(40, '1', '6');
    const words = ['--min-requests', '40'];
    const status = await bench.transcript('canary', 'status', ...words);
    const refused = await bench.transcript('canary', 'promote', '--yes', ...words);
    const busy = await bench.transcript('deploy', '--yes');
    const other = await bench.transcript('canary', 'start', '--image', 'medcast-predictor:next', '--yes');
    const aborted = await bench.transcript('canary', 'abort', '--yes');
    const again = await bench.transcript('canary', 'abort', '--yes');

    expect(started).toMatchSnapshot();
    expect(started).toContain("gets 50 % of the predictor's requests, by pods: 1 beside 1");
    expect(status).toMatch(/missed {2}share of errors {2}0 {2}0\.2\d* {2}at most 0\.01 more/);
    expect(status).toMatch(/exit code 1\n$/);
    expect(refused).toMatch(/CANARY_REFUSED: expected medcast-predictor:errors to do as well as medcast-predictor:dev/);
    expect(busy).toContain('CANARY_RUNNING');
    expect(other).toContain('CANARY_RUNNING');
    expect(aborted).toContain('medcast-predictor:errors is taken away; medcast-predictor:dev serves everybody');
    expect(again).toContain('no canary is running in medcast\nexit code 0');
    expect(bench.kubectl(['get', 'deployments', '-o', 'name'])).not.toContain('canary');
  }, 300_000);

  it('takes a canary away that never becomes ready', async () => {
    const failed = await bench.transcript('canary', 'start', '--image', 'medcast-predictor:crash', '--yes');

    expect(failed).toContain('it got no request and was taken away');
    expect(failed).toContain('exit code 7');
    expect(await bench.transcript('canary', 'status')).toContain('CANARY_NOT_FOUND');
  }, 300_000);

  it('promotes what does as well', async () => {
    await bench.medcast('canary', 'start', '--image', 'medcast-predictor:next', '--weight', '50', '--yes');
    await ask(40, '1', '2');
    const early = await bench.medcast('canary', 'promote', '--yes');
    const promoted = await bench.transcript('canary', 'promote', '--yes', '--min-requests', '40');

    expect(early.stderr).toContain('requests: stable');
    expect(promoted).toContain('promoted medcast-predictor:next');
    expect(await bench.transcript('rollout', 'history')).toContain('canary promoted: medcast-predictor:next');
    expect(await bench.transcript('status')).toMatch(/insurance {2}2 {2}ready {2}1\n/);
    await bench.medcast('deploy', '--yes');
  }, 300_000);
});

describe('medcast canary, by the weights of a route', () => {
  beforeAll(() => {
    const schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: {
        name: 'httproutes.gateway.networking.k8s.io',
        annotations: { 'api-approved.kubernetes.io': 'https://github.com/kubernetes-sigs/gateway-api/pull/2466' },
      },
      spec: {
        group: 'gateway.networking.k8s.io',
        names: { kind: 'HTTPRoute', plural: 'httproutes' },
        scope: 'Namespaced',
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
      },
    };
    const route = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'medcast', labels: { 'app.kubernetes.io/part-of': 'medcast' } },
      spec: {
        hostnames: ['medcast.example.com'],
        rules: [{ backendRefs: [{ name: 'predictor', port: 80 }] }, { backendRefs: [{ name: 'web', port: 80 }] }],
      },
    };
    bench.kubectl(['apply', '-f', '-'], JSON.stringify(definition));
    bench.kubectl(['wait', '--for=condition=Established', `crd/${definition.metadata.name}`]);
    bench.kubectl(['apply', '-f', '-'], JSON.stringify(route));
  }, 300_000);

  it('raises the weight step by step, and puts it back', async () => {
    const [stable, canary] = [
      { name: 'predictor-stable', port: 80 },
      { name: 'predictor-canary', port: 80 },
    ];
    const words = ['canary', 'start', '--image', 'medcast-predictor:next', '--yes'];
    expect(await bench.transcript(...words)).toContain(
      "gets 10 % of the predictor's requests, by the weights of the route",
    );
    expect(backendsOf()).toEqual([
      { ...stable, weight: 90 },
      { ...canary, weight: 10 },
    ]);
    expect(await bench.medcast(...words, '--weight', '40')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(backendsOf()).toEqual([
      { ...stable, weight: 60 },
      { ...canary, weight: 40 },
    ]);
    expect(await bench.medcast('canary', 'abort', '--yes')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(backendsOf()).toEqual([
      { ...stable, weight: 100 },
      { ...canary, weight: 0 },
    ]);
  }, 300_000);
});
