import type { V1EnvFromSource, V1EnvVar } from '@kubernetes/client-node';

/** Variables that must stand in a ConfigMap: a pod without them does not start, and its event names the key. */
export function requiredSettings(configMap: string, keys: readonly string[]): V1EnvVar[] {
  return keys.map((key) => ({ name: key, valueFrom: { configMapKeyRef: { name: configMap, key } } }));
}

/** Name of the ConfigMap that a component makes of its defaults, beside the one that an overlay makes. */
export function defaultsOf(configMap: string): string {
  return `${configMap}-defaults`;
}

/** The defaults, then everything that the overlay says: its own values, and variables of the clouds' clients. */
export function allSettings(configMap: string): V1EnvFromSource[] {
  return [{ configMapRef: { name: defaultsOf(configMap) } }, { configMapRef: { name: configMap } }];
}
