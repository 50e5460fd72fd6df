import { join } from 'node:path';
import { installGoModule } from '../cache/install-go-module';
import { installGoProgram } from '../cache/install-go-program';

/** Of Kubernetes; what `tools/testbed/hyper/go.mod` requires. */
export const KUBERNETES_VERSION = '1.37.1';

const [MAJOR = '', MINOR = ''] = KUBERNETES_VERSION.split('.');

const hyper = {
  name: 'hyper',
  duration: '10 to 25 minutes',
  links: [
    'etcd',
    'kube-apiserver',
    'kube-controller-manager',
    'kube-scheduler',
    'kubelet',
    'kube-proxy',
    'kubectl',
    'metrics-server',
  ],
  linkerFlags: ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap((path) => [
    `-X ${path}.gitVersion=v${KUBERNETES_VERSION}`,
    `-X ${path}.gitMajor=${MAJOR}`,
    `-X ${path}.gitMinor=${MINOR}`,
  ]),
} as const;

const crane = {
  name: 'crane',
  version: '0.22.1',
  path: 'github.com/google/go-containerregistry/cmd/crane',
} as const;

/** Absolute paths of the programs that a cluster runs and that the machine does not bring. */
export interface KubernetesPrograms {
  /** Folder with etcd, the programs of Kubernetes and metrics-server. */
  readonly kubernetes: string;
  readonly coredns: string;
  readonly pause: string;
  readonly crane: string;
}

/** Builds Kubernetes on first use. It is the bulk of the work: a third of an hour on two cores. */
export function installHyper(): Promise<string> {
  return installGoModule(hyper);
}

/** Builds crane, which is also a small registry, on first use. */
export function installCrane(): Promise<string> {
  return installGoProgram(crane);
}

/**
 * Builds what a cluster needs on first use, one after the other, because each build takes all cores.
 *
 * @throws Problem TESTBED_UNAVAILABLE
 */
export async function installKubernetes(): Promise<KubernetesPrograms> {
  const kubernetes = await installHyper();
  const coredns = await installGoModule({ name: 'coredns', duration: 'a few minutes' });
  const pause = await installGoModule({ name: 'pause', duration: 'some seconds' });
  return { kubernetes, coredns: join(coredns, 'coredns'), pause: join(pause, 'pause'), crane: await installCrane() };
}
