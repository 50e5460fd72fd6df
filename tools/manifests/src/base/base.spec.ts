import {
  canaryNames,
  predictorSettings,
  probePaths,
  SETTINGS_MAP,
  webProbePath,
  workloads,
} from '@medcast/deploy-contract';
import type { V1Deployment } from '@kubernetes/client-node';
import { podsOfTrack } from '../pods/labels';
import { predictorDeployment, type PredictorValues } from './predictor';
import { budgetOf, serviceOf } from './services';
import { DRAIN_SECONDS, graceSeconds, PRE_STOP_SECONDS } from './serving-times';
import { webDeployment } from './web';

const stable = predictorDeployment('stable', workloads.predictor.name);
const canary = predictorDeployment('canary', canaryNames.deployment);
const web = webDeployment();
const all: readonly [string, V1Deployment][] = [
  ['predictor', stable],
  ['canary', canary],
  ['web', web],
];

describe.each(all)('the Deployment %s', (_, { spec, metadata }) => {
  const pod = spec?.template.spec;
  const [container] = pod?.containers ?? [];

  it('says no number of replicas: an overlay or an autoscaler does', () => {
    expect(spec).not.toHaveProperty('replicas');
  });

  it('brings a new pod before it takes an old one', () => {
    expect(spec?.strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } });
  });

  it('chooses its own pods and not those of the other track', () => {
    expect(spec?.template.metadata?.labels).toMatchObject(spec?.selector.matchLabels ?? {});
    expect(metadata?.labels).toMatchObject(spec?.selector.matchLabels ?? {});
  });

  it('gives a pod longer to end than preStop and drain take', () => {
    const preStop = container?.lifecycle?.preStop?.sleep?.seconds ?? 0;

    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(preStop + DRAIN_SECONDS + 10);
    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(20);
    expect(preStop).toBeGreaterThan(0);
  });

  it('spreads its pods over zones, then hosts, as a wish', () => {
    expect(pod?.topologySpreadConstraints).toMatchObject([
      { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' },
      { topologyKey: 'kubernetes.io/hostname', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' },
    ]);
  });

  it('gives a lost node up within seconds, and no node that is well', () => {
    const tolerated = pod?.tolerations?.map(({ key, effect, tolerationSeconds }) => [key, effect, tolerationSeconds]);

    expect(tolerated).toEqual([
      ['node.kubernetes.io/not-ready', 'NoExecute', 5],
      ['node.kubernetes.io/unreachable', 'NoExecute', 5],
    ]);
  });

  it('probes by the name of a port that is there, readiness every second', () => {
    const { startupProbe, readinessProbe, livenessProbe, ports } = container ?? {};
    const names = ports?.map(({ name }) => name);

    for (const probe of [startupProbe, readinessProbe, livenessProbe]) {
      expect(names).toContain((probe?.httpGet ?? probe?.tcpSocket)?.port);
    }
    expect(readinessProbe?.periodSeconds).toBe(1);
    expect(livenessProbe?.httpGet).not.toEqual(readinessProbe?.httpGet);
  });
});

describe('the predictor', () => {
  const [container] = stable.spec.template.spec?.containers ?? [];

  it('is probed at its own three paths, and listens where the contract says', () => {
    expect(container?.startupProbe?.httpGet?.path).toBe(probePaths.startup);
    expect(container?.readinessProbe?.httpGet?.path).toBe(probePaths.readiness);
    expect(container?.livenessProbe?.httpGet?.path).toBe(probePaths.liveness);
    expect(container?.ports?.map(({ containerPort }) => containerPort)).toEqual([
      Number(predictorSettings.PORT.default),
      Number(predictorSettings.ADMIN_PORT.default),
    ]);
  });

  it('may start for as long as the repository may take to answer', () => {
    const { periodSeconds = 0, failureThreshold = 0 } = container?.startupProbe ?? {};

    expect(periodSeconds * failureThreshold).toBeGreaterThanOrEqual(
      Number(predictorSettings.RELOAD_TIMEOUT_SECONDS.default),
    );
  });

  it('takes as many threads as its limit has cores, which is a whole number', () => {
    expect(container?.env).toContainEqual({
      name: 'SCORER_THREADS',
      valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1' } },
    });
    expect(container?.resources?.limits?.['cpu']).toMatch(/^\d+$/);
  });

  it('reads the settings of the ConfigMap, on both tracks', () => {
    const canaryContainer = canary.spec.template.spec?.containers[0];

    expect(container?.envFrom).toEqual([{ configMapRef: { name: SETTINGS_MAP } }]);
    expect(canaryContainer).toEqual(container);
    expect(canary.spec.selector.matchLabels).toEqual(podsOfTrack('predictor', 'canary'));
  });

  it('does not compile with a setting, a probe or an image that the contract does not know', () => {
    // @ts-expect-error a setting that the predictor does not have
    const settings: PredictorValues = { MODELZ: 'gs://medcast' };
    // @ts-expect-error a path that nobody probes
    const path: string = probePaths.readyness;
    // @ts-expect-error a workload that there is not
    const service = (): unknown => serviceOf('predictr');

    expect([settings, path, service]).toHaveLength(3);
  });
});

describe('the form', () => {
  it('is probed at a path that nginx answers itself', () => {
    const [container] = web.spec.template.spec?.containers ?? [];

    expect(container?.readinessProbe?.httpGet).toEqual({ path: webProbePath, port: 'http' });
  });
});

describe('Services and budgets', () => {
  it.each(['predictor', 'web'] as const)('of %s find the pods of both tracks', (name) => {
    const selector = { 'app.kubernetes.io/name': name };

    expect(serviceOf(name).spec.selector).toEqual(selector);
    expect(budgetOf(name).spec.selector?.matchLabels).toEqual(selector);
  });

  it.each([1, 2, 3, 12])('leave room for a drain with %i replicas', (replicas) => {
    const { maxUnavailable, minAvailable } = budgetOf('predictor').spec;

    expect(minAvailable).toBeUndefined();
    expect(replicas - Number(maxUnavailable)).toBeLessThan(replicas);
  });
});

describe('graceSeconds', () => {
  it.each([0, 3, 25, 600])('is longer than preStop and a drain of %i s', (drain) => {
    expect(graceSeconds(drain)).toBeGreaterThan(PRE_STOP_SECONDS + drain);
  });
});
