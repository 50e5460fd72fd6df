import {
  type EnvironmentName,
  environments,
  predictorSettings,
  type SettingDeclaration,
} from '@medcast/deploy-contract';
import { type ComponentName, componentNames } from './component-names';
import type { EnvironmentPlan } from './environment-plan';
import { environmentPlans } from './environment-plans';
import { mostPodsOf, quotaFor } from './overlay-quota';
import { PINNED } from './recorded-images';

const plans = Object.entries(environmentPlans) as [EnvironmentName, EnvironmentPlan][];
const settings: Readonly<Record<string, SettingDeclaration>> = predictorSettings;

it('there is a plan for each environment of the contract', () => {
  expect(Object.keys(environmentPlans).sort()).toEqual(Object.keys(environments).sort());
});

describe.each(plans)('the plan of %s', (name, plan) => {
  it('says a range where an autoscaler chooses, and a number where none does', () => {
    expect(typeof plan.predictor.replicas === 'object').toBe(plan.components.includes('autoscaling'));
  });

  it('takes components in an order in which each finds what it patches', () => {
    const order = plan.components.map((component) => componentNames.indexOf(component));

    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('has a site where it has a gateway, and an identity where it has one of a cloud', () => {
    const identity: ComponentName = `workload-identity-${plan.identity?.cloud ?? 'gke'}`;

    expect(plan.site !== undefined).toBe(plan.components.includes('gateway'));
    expect(plan.identity !== undefined).toBe(plan.components.includes(identity));
  });

  it('reads a bucket only where it may reach one', () => {
    expect(plan.settings.MODELS !== undefined).toBe(plan.components.includes('buckets'));
  });

  it('gives whole cores, since threads follow them', () => {
    expect(Number.isInteger(plan.predictor.share?.cores ?? 1)).toBe(true);
  });

  it('has settings that the predictor takes', () => {
    for (const [variable, value] of Object.entries(plan.settings)) {
      const { choices } = settings[variable] ?? {};
      if (choices !== undefined) expect(choices).toContain(value);
    }
    expect(plan.drainSeconds).toBeLessThanOrEqual(predictorSettings.DRAIN_SECONDS.maximum);
  });

  it('has a quota with room for the most replicas, a rollout, a canary and the Jobs', () => {
    const { pods } = quotaFor(plan);

    expect(pods).toBeGreaterThanOrEqual(mostPodsOf(plan.predictor) + mostPodsOf(plan.web));
  });

  it('names images by digest exactly where they are recorded', () => {
    expect(plan.images.by === 'digest').toBe((PINNED as readonly string[]).includes(name));
  });
});

describe('connections', () => {
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
  // https://cloud.google.com/load-balancing/docs/https#timeouts_and_retries
  it.each([
    ['eks', 60],
    ['prod', 600],
  ] as const)('of %s are kept longer than its load balancer keeps them', (name, seconds) => {
    const { KEEP_ALIVE_SECONDS } = environmentPlans[name].settings;
    expect(Number(KEEP_ALIVE_SECONDS)).toBeGreaterThan(seconds);
  });
});

describe('prod', () => {
  const { components, predictor, web } = environmentPlans.prod;

  it('has everything that dev does without', () => {
    expect(components).toEqual(
      expect.arrayContaining(['autoscaling', 'gateway', 'gateway-gke', 'quotas', 'monitoring-gke']),
    );
  });

  it('has a pod for each of three zones', () => {
    expect([predictor.replicas, web.replicas]).toMatchObject([{ from: 3 }, 3]);
  });
});
