import type { Deployment, Service } from '../../cluster-access/kube-workload';
import { capturedSnapshot } from '../testing/captured-snapshot';
import { explainServices } from './services';

const labels = { 'app.kubernetes.io/name': 'predictor', 'medcast.dev/track': 'stable' };

const predictor: Deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'predictor', labels },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [{ name: 'predictor', image: 'x', ports: [{ name: 'http', containerPort: 3000 }] }] },
    },
  },
};

function serviceTo(selector: Record<string, string>, targetPort: number | string = 'http'): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'predictor' },
    spec: { selector, ports: [{ port: 80, targetPort }] },
  };
}

function explain(services: readonly Service[], deployments: readonly Deployment[] = [predictor]) {
  return explainServices({ ...capturedSnapshot(), deployments, services });
}

describe('explainServices', () => {
  it('is silent about a Service that leads to our pods, by name or number of the port', () => {
    expect(explain([serviceTo({ 'app.kubernetes.io/name': 'predictor' })])).toEqual([]);
    expect(explain([serviceTo(labels, 3000)])).toEqual([]);
  });

  it('is silent about a workload that is not there', () => {
    expect(explain([], [])).toEqual([]);
  });

  it.each<[string, readonly Service[], string]>([
    ['that is missing', [], 'there is no such Service'],
    [
      'that chooses others',
      [serviceTo({ 'app.kubernetes.io/name': 'predictr' })],
      'it chooses pods by app.kubernetes.io/name=predictr, and none of ours has these labels',
    ],
    ['that chooses nobody', [serviceTo({})], 'it chooses pods by no label, and none of ours has these labels'],
    ['to another port', [serviceTo(labels, 'web')], 'it sends to the port web, which no container of its pods has'],
  ])('explains a Service %s', (_, services, why) => {
    expect(explain(services)).toMatchObject([
      { code: 'SERVICE_UNREACHABLE', severity: 'error', subject: 'service predictor', why },
    ]);
  });
});
