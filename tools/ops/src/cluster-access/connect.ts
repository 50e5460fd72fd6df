import { type IncomingMessage, request as requestPlainly } from 'node:http';
import { request as requestSecurely, type RequestOptions } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import type { KubeConfig } from '@kubernetes/client-node';
import { Problem } from '@medcast/problem';
import { reasonOf } from '../table/reason-of';
import type { ClusterAnswer, ClusterLink, ClusterRequest, ClusterStream } from './cluster';

const TIMEOUT_MS = 20_000;
/** Pauses before a reading request is tried again, as while an API server restarts. */
const RETRY_PAUSES_MS = [200, 500, 1_000];
const TEMPORARY = [429, 500, 502, 503, 504];

/** Connects to the current cluster of a kubeconfig; nothing is sent yet. */
export function connect(config: KubeConfig): ClusterLink {
  const server = config.getCurrentCluster()?.server ?? '';
  const context = config.getCurrentContext();
  const exchange = async (request: ClusterRequest, signal: AbortSignal) => {
    try {
      return await respond(config, server, { ...request, signal });
    } catch (error) {
      throw unreachable({ server, context }, error);
    }
  };
  const sendOnce = async (request: ClusterRequest): Promise<ClusterAnswer> => {
    const response = await exchange(request, AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS));
    try {
      return { status: response.statusCode ?? 0, text: await readText(response) };
    } catch (error) {
      throw unreachable({ server, context }, error);
    }
  };
  return {
    server,
    context,
    send: (request) => (request.method === 'GET' ? sendPatiently(sendOnce, request) : sendOnce(request)),
    async open(request, signal): Promise<ClusterStream> {
      const response = await exchange(request, signal);
      return { status: response.statusCode ?? 0, body: response };
    },
  };
}

async function sendPatiently(
  send: (request: ClusterRequest) => Promise<ClusterAnswer>,
  request: ClusterRequest,
): Promise<ClusterAnswer> {
  for (const pauseMs of RETRY_PAUSES_MS) {
    const answer = await send(request).catch((error: unknown) => {
      if (isCutOff(error)) return undefined;
      throw error;
    });
    if (answer !== undefined && !isTemporary(answer, request)) return answer;
    await wait(pauseMs);
  }
  return send(request);
}

/** What a pod answers through the API server's proxy is its own: a 503 there is a finding, not a hiccup. */
function isTemporary({ status }: ClusterAnswer, { path }: ClusterRequest): boolean {
  return TEMPORARY.includes(status) && !/\/proxy(\/|$)/.test(path);
}

/** A connection that broke may stand again in a moment; a wrong name, certificate or login will not. */
function isCutOff(error: unknown): boolean {
  return error instanceof Problem && /ECONNRESET|ECONNREFUSED|EPIPE|socket hang up/.test(error.detail);
}

type AbortableRequest = ClusterRequest & { readonly signal: AbortSignal };

async function respond(config: KubeConfig, server: string, request: AbortableRequest): Promise<IncomingMessage> {
  const url = new URL(server.replace(/\/$/, '') + request.path);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  const options: RequestOptions = { method: request.method, headers: {}, signal: request.signal };
  await config.applyToHTTPSOptions(options as Parameters<KubeConfig['applyToHTTPSOptions']>[0]);
  options.headers = {
    ...(options.headers as Readonly<Record<string, string>>),
    accept: request.accept ?? 'application/json',
    'user-agent': 'medcast',
    ...(body !== undefined && {
      'content-type': request.contentType ?? 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }),
  };
  return new Promise((resolve, reject) => {
    const sender = url.protocol === 'http:' ? requestPlainly : requestSecurely;
    sender(url, options, resolve).once('error', reject).end(body);
  });
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function unreachable({ server, context }: Pick<ClusterLink, 'server' | 'context'>, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const reason = reasonOf(error) === 'ABORT_ERR' ? 'no answer in time' : reasonOf(error);
  const detail = `expected the API server ${server} of the context ${context} to answer, got ${reason}; check that the cluster runs, the network or VPN, and the login of your cloud`;
  return new Problem('CLUSTER_UNREACHABLE', detail, { cause: error });
}
