import { orderObjects } from './order-objects';

describe('orderObjects', () => {
  it('applies what others need first, and leaves the rest as it is', () => {
    const kinds = [
      'HorizontalPodAutoscaler',
      'Deployment',
      'HTTPRoute',
      'Service',
      'Gateway',
      'ConfigMap',
      'NetworkPolicy',
      'RoleBinding',
      'PriorityClass',
      'Namespace',
    ];
    const objects = kinds.map((kind) => ({ apiVersion: 'v1', kind, metadata: { name: kind } }));

    expect(orderObjects(objects).map(({ kind }) => kind)).toEqual([
      'Namespace',
      'PriorityClass',
      'RoleBinding',
      'ConfigMap',
      'NetworkPolicy',
      'Service',
      'HTTPRoute',
      'Gateway',
      'Deployment',
      'HorizontalPodAutoscaler',
    ]);
  });
});
