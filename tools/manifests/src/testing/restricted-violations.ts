import type { V1Container, V1PodSpec, V1Volume } from '@kubernetes/client-node';

const allowedVolumes = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];
const allowedProfiles = ['RuntimeDefault', 'Localhost'];

/**
 * What a pod does that the level `restricted` of Pod Security forbids, and what we ask for beyond it: a root file system
 * that nobody can write to. https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function restrictedViolations(pod: V1PodSpec): readonly string[] {
  const containers = [...(pod.initContainers ?? []), ...pod.containers];
  return [
    ...check('host namespaces', pod.hostNetwork === true || pod.hostPID === true || pod.hostIPC === true),
    ...(pod.volumes ?? []).flatMap(volumeViolations),
    ...containers.flatMap((container) => containerViolations(container, pod)),
  ];
}

function volumeViolations({ name, ...source }: V1Volume): readonly string[] {
  return check(`volume ${name}`, !Object.keys(source).every((type) => allowedVolumes.includes(type)));
}

function containerViolations({ name, securityContext: own, ports }: V1Container, pod: V1PodSpec): readonly string[] {
  const nonRoot = own?.runAsNonRoot ?? pod.securityContext?.runAsNonRoot;
  const user = own?.runAsUser ?? pod.securityContext?.runAsUser;
  const profile = own?.seccompProfile?.type ?? pod.securityContext?.seccompProfile?.type ?? 'none';
  const added = (own?.capabilities?.add ?? []).filter((capability) => capability !== 'NET_BIND_SERVICE');
  return [
    ...check(`${name}: privileged`, own?.privileged === true),
    ...check(`${name}: allowPrivilegeEscalation`, own?.allowPrivilegeEscalation !== false),
    ...check(`${name}: runAsNonRoot`, nonRoot !== true || user === 0),
    ...check(`${name}: capabilities`, !(own?.capabilities?.drop ?? []).includes('ALL') || added.length > 0),
    ...check(`${name}: seccompProfile`, !allowedProfiles.includes(profile)),
    ...check(`${name}: readOnlyRootFilesystem`, own?.readOnlyRootFilesystem !== true),
    ...check(
      `${name}: hostPort`,
      (ports ?? []).some(({ hostPort }) => hostPort !== undefined),
    ),
  ];
}

function check(what: string, isViolated: boolean): readonly string[] {
  return isViolated ? [what] : [];
}
