import type { KubeEvent, Pod } from '../../cluster-access/kube-pod';
import type { Finding } from '../finding';
import type { Snapshot } from '../snapshot';
import { toPodContext } from './pod-context';
import { explainLostNode } from './pod-fate';

const NOW = '2026-11-21T15:57:00Z';

function findingOf(change: { readonly isReady?: boolean; readonly isEnding?: boolean }, ...reasons: string[]) {
  const { isReady = false, isEnding = false } = change;
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web-1', ...(isEnding && { deletionTimestamp: NOW }) },
    spec: { nodeName: 'node-3', containers: [] },
    status: { conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }] },
  };
  const events = reasons.map((reason, index): KubeEvent => ({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: reason },
    reason,
    involvedObject: { kind: 'Pod', name: 'web-1' },
    lastTimestamp: `2026-11-21T15:56:0${index}Z`,
  }));
  const others = { deployments: [], replicaSets: [], autoscalers: [], budgets: [], services: [], readiness: new Map() };
  const snapshot: Snapshot = { ...others, nowMs: Date.parse(NOW), pods: [pod], events };
  return explainLostNode(toPodContext(pod, snapshot));
}

describe('explainLostNode', () => {
  it('names the node of a pod of which nothing is heard', () => {
    expect(findingOf({}, 'Started', 'NodeNotReady')).toMatchObject({
      code: 'NODE_LOST',
      severity: 'error',
      what: 'the node node-3 does not answer; its pods are replaced elsewhere in a moment',
    } satisfies Partial<Finding>);
  });

  it('only warns when the pod is given up for that', () => {
    expect(findingOf({ isEnding: true }, 'Started', 'NodeNotReady', 'TaintManagerEviction')).toMatchObject({
      code: 'NODE_LOST',
      severity: 'warning',
    });
  });

  it.each([
    ['whose node is back', { isReady: true }, ['NodeNotReady']],
    ['that has failed otherwise since', {}, ['NodeNotReady', 'BackOff']],
    ['whose node was never lost', { isEnding: true }, ['Started', 'TaintManagerEviction']],
  ])('says nothing of a pod %s', (_what, change, reasons) => {
    expect(findingOf(change, ...reasons)).toBeUndefined();
  });
});
