import type { V1PodSecurityContext, V1SecurityContext } from '@kubernetes/client-node';

/** User and group `nonroot` of the distroless images. */
const NON_ROOT = 65_532;

/** A pod's part of the level `restricted`: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export function restrictedPod(): V1PodSecurityContext {
  return {
    runAsNonRoot: true,
    runAsUser: NON_ROOT,
    runAsGroup: NON_ROOT,
    fsGroup: NON_ROOT,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** A container's part of it and, beyond it, a root file system that nobody can write to. */
export function restrictedContainer(): V1SecurityContext {
  return { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };
}
