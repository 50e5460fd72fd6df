import type { Readable } from 'node:stream';

/** A request to the API server. */
export interface ClusterRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** `/api/v1/namespaces/medcast-dev/pods` */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** What the body is; `application/json` by default. */
  readonly contentType?: string;
  readonly accept?: string;
  /** Longest time until the answer is complete. */
  readonly timeoutMs?: number;
}

/** What the API server answers, whatever its status. */
export interface ClusterAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * The way to the API server of one cluster. It knows nothing of kinds: see `cluster-objects.ts`.
 *
 * Both methods throw Problem CLUSTER_UNREACHABLE where no answer comes.
 */
export interface ClusterLink {
  /** Address of the API server, for messages. */
  readonly server: string;
  /** Name of the kubeconfig's context, for messages. */
  readonly context: string;
  send(request: ClusterRequest): Promise<ClusterAnswer>;
  /** Opens an answer that goes on: a log that is followed. */
  open(request: ClusterRequest, signal: AbortSignal): Promise<ClusterStream>;
}

/** An answer that goes on. */
export interface ClusterStream {
  readonly status: number;
  readonly body: Readable;
}
