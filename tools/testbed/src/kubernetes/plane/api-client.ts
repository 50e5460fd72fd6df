import { execa } from 'execa';
import type { Certificates } from '../certificates/create-certificates';
import { createHttpsGet, type HttpsGet } from './https-get';

/** What the testbed itself asks of the API server. */
export interface ApiClient {
  readonly get: HttpsGet;
  /** Creates objects, in the given order. */
  readonly create: (objects: readonly unknown[]) => Promise<void>;
}

/** How the API server is reached from outside of the cluster's network. */
export interface ApiAccess {
  readonly port: number;
  readonly certificates: Certificates;
  /** Absolute path of the program. */
  readonly kubectl: string;
  readonly kubeconfig: string;
}

/** A client that is the cluster's administrator. */
export async function createApiClient({ port, certificates, kubectl, kubeconfig }: ApiAccess): Promise<ApiClient> {
  const { authority, clients } = certificates;
  const get = await createHttpsGet(port, { authority, client: clients.admin });
  const create = async (objects: readonly unknown[]) => {
    const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
    await execa(kubectl, ['create', '--validate=false', '-f', '-'], { input, env: { KUBECONFIG: kubeconfig } });
  };
  return { get, create };
}
