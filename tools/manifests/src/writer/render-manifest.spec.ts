import type { V1ConfigMap, V1Deployment, V1NetworkPolicy } from '@kubernetes/client-node';
import { load } from 'js-yaml';
import type { Manifest, Written } from './manifest';
import { renderManifest, YAML_MARK } from './render-manifest';

type ConfigMap = Manifest<'v1', 'ConfigMap', V1ConfigMap>;
type NetworkPolicy = Manifest<'networking.k8s.io/v1', 'NetworkPolicy', V1NetworkPolicy>;

const policy: NetworkPolicy = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'web-to-predictor' },
  spec: { podSelector: {}, ingress: [{ _from: [{ podSelector: { matchLabels: { app: 'web' } } }] }] },
};

function configMapOf(data: Record<string, string>): ConfigMap {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data };
}

describe('renderManifest', () => {
  it('writes the mark, then the object, in the names of the wire', () => {
    expect(renderManifest(policy)).toBe(`${YAML_MARK}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web-to-predictor
spec:
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
  podSelector: {}
`);
  });

  it('refuses a policy that would allow everybody, because its key is not the one of the model', () => {
    const spec: object = { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] };
    const wrong: Written & { spec: object } = { apiVersion: policy.apiVersion, kind: policy.kind, spec };

    expect(() => renderManifest(wrong)).toThrow('got another value at /spec/ingress/0/from');
  });

  it('refuses a key that the model does not know, wherever it is', () => {
    const metadata: object = { name: 'settings', lables: { app: 'web' } };
    const wrong: Written & { metadata: object } = { apiVersion: 'v1', kind: 'ConfigMap', metadata };

    expect(() => renderManifest(wrong)).toThrow('ConfigMap: expected to read back what was written');
  });

  it.each([
    'yes',
    'no',
    'on',
    'y',
    'null',
    '~',
    '012',
    '0x1f',
    '1e3',
    '1_000',
    '12:30:45',
    '2026-01-01',
    '',
    ' a',
    'a: b',
    '# a',
  ])('keeps the text %j a text, in YAML 1.1 too', (text) => {
    const rendered = renderManifest(configMapOf({ value: text }));

    expect(load(rendered)).toMatchObject({ data: { value: text } });
    expect(rendered).toMatch(/\n {2}value: ['"]/);
  });

  it('neither folds a long text nor refers from one place to another', () => {
    const labels = { app: 'web' };
    const text = renderManifest({
      ...configMapOf({ long: 'word '.repeat(60).trim() }),
      metadata: { name: 'settings', labels, annotations: labels },
    } as ConfigMap);

    expect(text).not.toMatch(/[&*]\w|[>|]-/);
    expect(text.match(/app: web/g)).toHaveLength(2);
  });

  it('keeps the keys of a kind that the models do not have', () => {
    const gateway = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'web' },
      spec: { gatewayClassName: 'gke', listeners: [{ name: 'https', port: 443, protocol: 'HTTPS' }] },
    };

    expect(load(renderManifest(gateway))).toEqual(gateway);
  });

  it('separates several objects', () => {
    const text = renderManifest(configMapOf({ a: '1' }), policy);

    expect(text.match(/^---$/gm)).toHaveLength(1);
    expect(text.startsWith(YAML_MARK)).toBe(true);
    expect(text.match(/^kind: /gm)).toHaveLength(2);
  });
});

describe('Manifest', () => {
  it('does not compile without what an object needs, with a key that the model does not know, or of another kind', () => {
    type Deployment = Manifest<'apps/v1', 'Deployment', V1Deployment>;
    // @ts-expect-error an empty deployment
    const empty: Deployment = {};
    // @ts-expect-error a name is missing
    const nameless: Deployment['metadata'] = {};
    // @ts-expect-error a deployment without a spec
    const idle: Deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } };
    const ingress: NetworkPolicy['spec']['ingress'] = [
      // @ts-expect-error `from` is `_from` in the model
      { from: [] },
    ];
    // @ts-expect-error another kind
    const kind: ConfigMap['kind'] = 'Secret';

    expect([empty, nameless, idle, ingress, kind]).toHaveLength(5);
  });
});
