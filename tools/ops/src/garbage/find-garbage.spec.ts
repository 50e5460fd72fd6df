import { findGarbage } from './find-garbage';

const nowMs = Date.parse('2026-11-21T13:00:00Z');
const OLD = '2026-11-20T13:00:00Z';

function object(kind: string, name: string, creationTimestamp = OLD) {
  return { apiVersion: 'v1', kind, metadata: { name, creationTimestamp } };
}

function user(spec: object) {
  return { name: 'ReplicaSet predictor-1', spec: { containers: [], ...spec } };
}

const rules = { nowMs, graceMs: 3_600_000 };
const HASHED = 'predictor-6658kfk4gc';

describe('findGarbage', () => {
  it('removes what nothing uses', () => {
    expect(findGarbage([object('ConfigMap', HASHED)], [user({})], rules)).toEqual([
      { kind: 'ConfigMap', name: HASHED, isRemoved: true, why: 'nothing uses it' },
    ]);
  });

  it('never touches a name without a hash', () => {
    const objects = [
      object('ConfigMap', 'kube-root-ca.crt'),
      object('Secret', 'api-keys'),
      object('ConfigMap', 'a-settings12'),
    ];
    expect(findGarbage(objects, [], rules)).toEqual([]);
  });

  it('keeps what is young: somebody may be deploying', () => {
    const young = object('ConfigMap', HASHED, '2026-11-21T12:30:00Z');
    expect(findGarbage([young], [], rules)).toMatchObject([{ isRemoved: false, why: 'too young' }]);
  });

  it.each([
    ['ConfigMap', { containers: [{ name: 'c', envFrom: [{ configMapRef: { name: HASHED } }] }] }],
    [
      'ConfigMap',
      { initContainers: [{ name: 'c', env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: HASHED } } }] }] },
    ],
    ['ConfigMap', { volumes: [{ name: 'v', configMap: { name: HASHED } }] }],
    ['ConfigMap', { volumes: [{ name: 'v', projected: { sources: [{ configMap: { name: HASHED } }] } }] }],
    ['Secret', { containers: [{ name: 'c', envFrom: [{ secretRef: { name: HASHED } }] }] }],
    ['Secret', { containers: [{ name: 'c', env: [{ name: 'A', valueFrom: { secretKeyRef: { name: HASHED } } }] }] }],
    ['Secret', { volumes: [{ name: 'v', secret: { secretName: HASHED } }] }],
    ['Secret', { volumes: [{ name: 'v', projected: { sources: [{ secret: { name: HASHED } }] } }] }],
    ['Secret', { imagePullSecrets: [{ name: HASHED }] }],
  ])('keeps a %s that is used as %j', (kind, spec) => {
    expect(findGarbage([object(kind, HASHED)], [user(spec)], rules)).toMatchObject([
      { isRemoved: false, why: 'ReplicaSet predictor-1 uses it' },
    ]);
  });

  it('does not take a Secret for the ConfigMap of the same name', () => {
    const spec = { volumes: [{ name: 'v', configMap: { name: HASHED } }] };
    expect(findGarbage([object('Secret', HASHED)], [user(spec)], rules)).toMatchObject([{ isRemoved: true }]);
  });
});
