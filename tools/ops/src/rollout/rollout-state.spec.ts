import type { Deployment } from '../cluster-access/kube-workload';
import { describeRollout, toRolloutState } from './rollout-state';

const template = { spec: { containers: [] } };

function deployment(spec: Partial<Deployment['spec']>, status: NonNullable<Deployment['status']>): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'predictor', generation: 2 },
    spec: { replicas: 3, selector: {}, template, ...spec },
    status: { observedGeneration: 2, ...status },
  };
}

const all = { replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 };

describe('toRolloutState', () => {
  it.each([
    ['done', {}, all],
    ['done', { replicas: 0 }, {}],
    ['running', {}, { ...all, observedGeneration: 1 }],
    ['running', {}, { ...all, availableReplicas: 2 }],
    ['running', {}, { ...all, replicas: 4 }],
    ['paused', { paused: true }, { ...all, updatedReplicas: 1 }],
    [
      'stuck',
      {},
      {
        replicas: 4,
        updatedReplicas: 1,
        readyReplicas: 3,
        availableReplicas: 3,
        conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }],
      },
    ],
  ])('is %s', (phase, spec, status) => {
    expect(toRolloutState(deployment(spec, status)).phase).toBe(phase);
  });

  it('is described with what is left of the version before', () => {
    const state = toRolloutState(
      deployment({}, { replicas: 4, updatedReplicas: 1, readyReplicas: 3, availableReplicas: 3 }),
    );
    expect(describeRollout(state)).toBe('1 of 3 pods are new, 3 ready, 3 old');
  });
});
