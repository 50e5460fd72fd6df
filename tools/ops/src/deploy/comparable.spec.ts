import { hideSecrets, toComparable } from './comparable';

const secret = (data: Readonly<Record<string, string>>) => ({ kind: 'Secret', metadata: { name: 'keys' }, data });

describe('toComparable', () => {
  it('leaves out what the cluster writes of its own accord', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'predictor',
        uid: 'u',
        resourceVersion: '4',
        generation: 2,
        creationTimestamp: '2026-11-21T13:00:00Z',
        managedFields: [{}],
        labels: { a: 'b' },
        annotations: { 'deployment.kubernetes.io/revision': '3', ours: 'x' },
      },
      data: { key: 'value' },
      status: { ready: true },
    };
    expect(toComparable(object)).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'predictor', labels: { a: 'b' }, annotations: { ours: 'x' } },
      data: { key: 'value' },
    });
  });
});

describe('hideSecrets', () => {
  it('shows which values differ, and none of them', () => {
    const [live, wanted] = hideSecrets(
      secret({ same: 'c2FtZQ==', other: 'b25l' }),
      secret({ same: 'c2FtZQ==', other: 'dHdv' }),
    );
    expect(live['data']).toEqual({ same: '(hidden)', other: '(hidden, live)' });
    expect(wanted['data']).toEqual({ same: '(hidden)', other: '(hidden, overlay)' });
  });

  it('hides all of a Secret that is only on one side', () => {
    const [, wanted] = hideSecrets({}, secret({ key: 'dHdv' }));
    expect(JSON.stringify(wanted)).not.toContain('dHdv');
  });

  it('leaves other objects alone', () => {
    const map = { kind: 'ConfigMap', data: { a: 'b' } };
    expect(hideSecrets(map, map)).toEqual([map, map]);
  });
});
