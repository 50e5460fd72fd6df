import type { ProblemType } from './problem-type';

/** Problems of an HTTP request. */
export const requestProblems = {
  RECORD_INVALID: { status: 400, title: 'The record has fields that cannot be accepted.' },
  JSON_MALFORMED: { status: 400, title: 'The body is not well-formed JSON.' },
  QUERY_INVALID: { status: 400, title: 'A query parameter has a value that cannot be accepted.' },
  WHAT_IF_INVALID: { status: 400, title: 'The question what if cannot be answered as it was asked.' },
  INFERENCE_REQUEST_INVALID: { status: 400, title: 'The inference request does not keep to the protocol.' },
  REQUEST_MALFORMED: { status: 400, title: 'The request cannot be understood.' },
  API_KEY_REQUIRED: { status: 401, title: 'The request carries no known API key.' },
  ROUTE_NOT_FOUND: { status: 404, title: 'There is nothing at this path.' },
  MODEL_NOT_FOUND: { status: 404, title: 'No model of this name is served here.' },
  VERSION_NOT_SERVED: { status: 404, title: 'The model is served in another version.' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'This path does not answer to this method.' },
  ANSWER_TYPE_UNSUPPORTED: { status: 406, title: 'The answer cannot be of a type that the client accepts.' },
  REQUEST_TIMEOUT: { status: 408, title: 'The request did not come in time.' },
  BODY_TOO_LARGE: { status: 413, title: 'The body is larger than this server accepts.' },
  MEDIA_TYPE_UNSUPPORTED: { status: 415, title: 'The body is of a type that this path does not read.' },
  REQUEST_CANCELLED: { status: 499, title: 'The client went away before it was answered.' },
  MODEL_NOT_READY: { status: 503, title: 'The model is not ready to answer.' },
  OVERLOADED: { status: 503, title: 'The server has more work than it can take.' },
  INTERNAL_ERROR: { status: 500, title: 'The server failed in a way that it did not expect.' },
} as const satisfies Record<string, ProblemType>;
