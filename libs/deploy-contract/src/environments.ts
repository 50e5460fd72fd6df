/** Where the pods of an environment run. */
export type Platform = 'gke' | 'minikube' | 'eks' | 'aks';

/** One overlay of `k8s/overlays`, by the name of its folder. */
export interface Environment {
  readonly namespace: string;
  readonly platform: Platform;
}

/** The environments that can be deployed: `k8s/overlays/<name>`. */
export const environments = {
  dev: { namespace: 'medcast-dev', platform: 'gke' },
  prod: { namespace: 'medcast-prod', platform: 'gke' },
  minikube: { namespace: 'medcast', platform: 'minikube' },
  eks: { namespace: 'medcast', platform: 'eks' },
  aks: { namespace: 'medcast', platform: 'aks' },
} as const satisfies Record<string, Environment>;

/** Name of an environment. */
export type EnvironmentName = keyof typeof environments;
