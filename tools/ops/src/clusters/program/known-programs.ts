/** An external program, and how a person gets it. */
export interface KnownProgram {
  readonly name: string;
  /** Words after which it says its version. */
  readonly versionArgs: readonly string[];
  /** Finds `1.2.3` in what it then says. */
  readonly version: RegExp;
  /** Oldest version that knows what we ask of it. */
  readonly minimum: string;
  readonly get: string;
}

/** Every external program that `medcast` runs or that a person needs beside it. */
export const knownPrograms = {
  node: {
    name: 'node',
    versionArgs: ['--version'],
    version: /v(\d+\.\d+\.\d+)/,
    minimum: '20.20.2',
    get: 'install Node.js 24 from https://nodejs.org/en/download, or: nvm install 24',
  },
  npm: {
    name: 'npm',
    versionArgs: ['--version'],
    version: /^(\d+\.\d+\.\d+)/m,
    minimum: '10.0.0',
    get: 'comes with Node.js: https://nodejs.org/en/download',
  },
  python: {
    name: 'python3',
    versionArgs: ['--version'],
    version: /Python (\d+\.\d+\.\d+)/,
    minimum: '3.11.0',
    get: 'Debian, Ubuntu: apt-get install -y python3 python3-venv; Mac: brew install python@3.13',
  },
  buildah: {
    name: 'buildah',
    versionArgs: ['--version'],
    version: /version (\d+\.\d+\.\d+)/,
    minimum: '1.28.0',
    get: 'Debian, Ubuntu: apt-get install -y buildah; else https://github.com/containers/buildah/blob/main/install.md',
  },
  podman: {
    name: 'podman',
    versionArgs: ['--version'],
    version: /version (\d+\.\d+\.\d+)/,
    minimum: '4.3.0',
    get: 'Debian, Ubuntu: apt-get install -y podman; Mac: brew install podman; else https://podman.io/docs/installation',
  },
  skopeo: {
    name: 'skopeo',
    versionArgs: ['--version'],
    version: /version (\d+\.\d+\.\d+)/,
    minimum: '1.9.0',
    get: 'Debian, Ubuntu: apt-get install -y skopeo; Mac: brew install skopeo',
  },
  docker: {
    name: 'docker',
    versionArgs: ['--version'],
    version: /version (\d+\.\d+\.\d+)/,
    minimum: '24.0.0',
    get: 'https://docs.docker.com/engine/install/',
  },
  kubectl: {
    name: 'kubectl',
    versionArgs: ['version', '--client'],
    version: /Client Version: v(\d+\.\d+\.\d+)/,
    minimum: '1.30.0',
    get: 'https://kubernetes.io/docs/tasks/tools/; with gcloud: gcloud components install kubectl; with az: az aks install-cli',
  },
  kustomize: {
    name: 'kustomize',
    versionArgs: ['version'],
    version: /v(\d+\.\d+\.\d+)/,
    minimum: '5.5.0',
    get: 'https://kubectl.docs.kubernetes.io/installation/kustomize/; kubectl has one of its own: kubectl kustomize',
  },
  gcloud: {
    name: 'gcloud',
    versionArgs: ['--version'],
    version: /Google Cloud SDK (\d+\.\d+\.\d+)/,
    minimum: '500.0.0',
    get: 'https://cloud.google.com/sdk/docs/install, then: gcloud auth login; too old: gcloud components update',
  },
  gkeAuth: {
    name: 'gke-gcloud-auth-plugin',
    versionArgs: ['--version'],
    version: /(\d+\.\d+\.\d+)/,
    minimum: '0.5.0',
    get: 'gcloud components install gke-gcloud-auth-plugin',
  },
  aws: {
    name: 'aws',
    versionArgs: ['--version'],
    version: /aws-cli\/(\d+\.\d+\.\d+)/,
    minimum: '2.15.0',
    get: 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html, then: aws configure sso',
  },
  eksctl: {
    name: 'eksctl',
    versionArgs: ['version'],
    version: /^v?(\d+\.\d+\.\d+)/m,
    minimum: '0.210.0',
    get: 'https://docs.aws.amazon.com/eks/latest/eksctl/installation.html; Mac: brew install eksctl',
  },
  kops: {
    name: 'kops',
    versionArgs: ['version'],
    version: /(\d+\.\d+\.\d+)/,
    minimum: '1.35.0',
    get: 'https://kops.sigs.k8s.io/getting_started/install/; Mac: brew install kops',
  },
  az: {
    name: 'az',
    versionArgs: ['version'],
    version: /"azure-cli": "(\d+\.\d+\.\d+)"/,
    minimum: '2.70.0',
    get: 'https://learn.microsoft.com/cli/azure/install-azure-cli, then: az login; too old: az upgrade',
  },
  minikube: {
    name: 'minikube',
    versionArgs: ['version'],
    version: /minikube version: v(\d+\.\d+\.\d+)/,
    minimum: '1.35.0',
    get: 'https://minikube.sigs.k8s.io/docs/start/; Mac: brew install minikube',
  },
} as const satisfies Record<string, KnownProgram>;

/** Key of a program in {@link knownPrograms}. */
export type ProgramKey = keyof typeof knownPrograms;

/** How to get a program, by the name under which it is run. */
export function howToGet(program: string): string {
  const known = Object.values<KnownProgram>(knownPrograms).find(({ name }) => name === program);
  return known?.get ?? `install ${program}`;
}
