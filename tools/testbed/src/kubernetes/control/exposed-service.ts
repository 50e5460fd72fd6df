import { Problem } from '@medcast/problem';
import { z } from 'zod';

const label = z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);

/** Shape of a port of a service; what the control endpoint takes. */
export const servicePortSchema = z.strictObject({
  namespace: label,
  service: label,
  port: z.int().min(1).max(65_535),
});

/** A port of a service, which need not exist yet. */
export type ServicePort = z.infer<typeof servicePortSchema>;

/** What is exposed under a name of the caller's. */
export interface ExposedService extends ServicePort {
  readonly name: string;
}

/**
 * Parses `name=namespace/service:port`.
 *
 * @throws Problem USAGE
 */
export function parseExposedService(text: string): ExposedService {
  const {
    name = '',
    namespace,
    service,
    port,
  } = /^(?<name>[^=]+)=(?<namespace>[^/]+)\/(?<service>[^:]+):(?<port>\d+)$/.exec(text)?.groups ?? {};
  const parsed = servicePortSchema.safeParse({ namespace, service, port: Number(port) });
  if (!parsed.success) {
    const detail = `--expose: expected name=namespace/service:port, got "${text}"; such as web=medcast-dev/web:80`;
    throw new Problem('USAGE', detail);
  }
  return { name, ...parsed.data };
}

/** The name by which DNS of the cluster knows a service. */
export function serviceHost({ namespace, service }: ServicePort): string {
  return `${service}.${namespace}.svc.cluster.local`;
}
