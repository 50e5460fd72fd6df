import type { V1Deployment, V1NetworkPolicy } from '@kubernetes/client-node';
import { load } from 'js-yaml';
import { jsonPatch, mergePatch } from './patch';

describe('mergePatch', () => {
  it('names a kind and something, even where labels choose', () => {
    const { target, patch } = mergePatch<V1Deployment>(
      { kind: 'Deployment', labelSelector: 'a=b' },
      { spec: { replicas: 2 } },
    );

    expect(target).toEqual({ kind: 'Deployment', labelSelector: 'a=b' });
    expect(load(patch)).toEqual({ kind: 'Deployment', metadata: { name: 'any' }, spec: { replicas: 2 } });
  });

  it('keeps its name beside other metadata', () => {
    const { patch } = mergePatch<V1Deployment>(
      { kind: 'Deployment', name: 'web' },
      { metadata: { annotations: { a: 'b' } } },
    );

    expect(load(patch)).toEqual({ kind: 'Deployment', metadata: { name: 'web', annotations: { a: 'b' } } });
  });

  it('writes names as on the wire', () => {
    const { patch } = mergePatch<V1NetworkPolicy>(
      { kind: 'NetworkPolicy', name: 'a' },
      { spec: { podSelector: {}, ingress: [{ _from: [{ podSelector: {} }] }] } },
    );

    expect(load(patch)).toMatchObject({ spec: { ingress: [{ from: [{ podSelector: {} }] }] } });
  });

  it('does not compile with a key that the model does not know', () => {
    // @ts-expect-error `replica` is no key of a Deployment
    const wrong = mergePatch<V1Deployment>({ kind: 'Deployment' }, { spec: { replica: 2 } });

    expect(wrong.patch).toContain('replica');
  });
});

describe('jsonPatch', () => {
  it('writes the operations in their order', () => {
    const { patch } = jsonPatch(
      { kind: 'Gateway', name: 'a' },
      { op: 'remove', path: '/x' },
      { op: 'add', path: '/y', value: [1] },
    );

    expect(load(patch)).toEqual([
      { op: 'remove', path: '/x' },
      { op: 'add', path: '/y', value: [1] },
    ]);
  });
});
