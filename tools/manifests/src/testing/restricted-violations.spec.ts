import type { V1PodSpec } from '@kubernetes/client-node';
import { restrictedContainer, restrictedPod } from '../pods/restricted';
import { restrictedViolations } from './restricted-violations';

type PodSpec = Pick<V1PodSpec, keyof V1PodSpec>;

const restricted: object = restrictedContainer();
const fine: PodSpec = {
  securityContext: restrictedPod(),
  containers: [{ name: 'a', securityContext: restrictedContainer() }],
  volumes: [{ name: 'tmp', emptyDir: {} }],
};

function withContainer(change: object): PodSpec {
  return { ...fine, containers: [{ name: 'a', securityContext: { ...restricted, ...change } }] };
}

describe('restrictedViolations', () => {
  it('finds none in a pod that is restricted', () => {
    expect(restrictedViolations(fine)).toEqual([]);
  });

  it.each<[string, PodSpec]>([
    ['host namespaces', { ...fine, hostPID: true }],
    ['volume logs', { ...fine, volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] }],
    ['a: privileged', withContainer({ privileged: true })],
    ['a: allowPrivilegeEscalation', withContainer({ allowPrivilegeEscalation: undefined })],
    ['a: runAsNonRoot', withContainer({ runAsUser: 0 })],
    ['a: capabilities', withContainer({ capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } })],
    ['a: seccompProfile', { ...fine, securityContext: { runAsNonRoot: true } }],
    ['a: readOnlyRootFilesystem', withContainer({ readOnlyRootFilesystem: false })],
    [
      'a: hostPort',
      {
        ...fine,
        containers: [{ name: 'a', securityContext: restrictedContainer(), ports: [{ containerPort: 1, hostPort: 1 }] }],
      },
    ],
    [
      'a: allowPrivilegeEscalation',
      { ...fine, initContainers: withContainer({ allowPrivilegeEscalation: true }).containers },
    ],
  ])('finds %s', (violation, pod) => {
    expect(restrictedViolations(pod)).toEqual([violation]);
  });
});
