import { Problem } from '@medcast/problem';
import type { ClusterAnswer } from './cluster';

/** What the API server says of a request that it does not do. */
export interface Refusal {
  readonly message: string;
  readonly reason: string;
  readonly causes: readonly { readonly reason?: string; readonly message?: string; readonly field?: string }[];
}

/**
 * Reads the API server's `Status`; where the answer is none (a load balancer's page), its first words are the message.
 */
export function parseRefusal({ status, text }: ClusterAnswer): Refusal {
  const body = parseObject(text);
  const details = typeof body['details'] === 'object' && body['details'] !== null ? body['details'] : {};
  return {
    message: typeof body['message'] === 'string' ? body['message'] : `${status} ${text.slice(0, 200)}`.trim(),
    reason: typeof body['reason'] === 'string' ? body['reason'] : '',
    causes: 'causes' in details && Array.isArray(details.causes) ? details.causes : [],
  };
}

/**
 * What an answer of the API server means that is not 2xx.
 *
 * @param doing what was to be done: "read Deployment predictor"
 * @returns CLUSTER_FORBIDDEN, OBJECT_NOT_FOUND, APPLY_CONFLICT, CLUSTER_UNREACHABLE or OBJECT_REFUSED
 */
export function answerProblem(doing: string, answer: ClusterAnswer): Problem {
  const { message, reason, causes } = parseRefusal(answer);
  const got = `to ${doing}, got: ${message}`;
  if (answer.status === 401) {
    const detail = `expected a login that the cluster knows ${got}; log in anew with the tool of your cloud`;
    return new Problem('CLUSTER_FORBIDDEN', detail);
  }
  // Quotas, Pod Security and webhooks say 403 as well; only the lack of a right names the user and the verb.
  if (answer.status === 403 && /\bUser "[^"]*" cannot /.test(message)) {
    return new Problem('CLUSTER_FORBIDDEN', `expected the right ${got}; ask for a Role that has it`);
  }
  if (answer.status === 404) return new Problem('OBJECT_NOT_FOUND', `expected it there ${got}`);
  if (answer.status === 409 && causes.some((cause) => cause.reason === 'FieldManagerConflict')) {
    const detail = `expected nobody else to have set the same fields ${got}; look with "medcast diff", then take them over with --force-conflicts`;
    return new Problem('APPLY_CONFLICT', detail);
  }
  if (answer.status >= 500 || (answer.status === 429 && reason === '')) {
    return new Problem('CLUSTER_UNREACHABLE', `expected the API server to be well ${got}; try again in a moment`);
  }
  return new Problem('OBJECT_REFUSED', `expected the cluster to agree ${got}`);
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch (error) {
    // A page of something between us and the API server.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
