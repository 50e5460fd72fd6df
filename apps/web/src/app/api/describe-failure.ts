import { type ProblemBody, type ProblemCode, problemRegistry } from '@medcast/problem';
import { type FailureCause, RequestFailure } from './request-failure';

/** A failure in words for the person in front of the form. */
export interface FailureWords {
  readonly title: string;
  readonly detail: string;
  /** What to do next. */
  readonly advice: string;
  /** For whoever is asked for help. */
  readonly code: ProblemCode;
  readonly requestId?: string;
}

/** Says what failed and what to do. An error that is no request's failure is thrown on: it is a fault of the form. */
export function describeFailure(error: unknown): FailureWords {
  const failure = findFailure(error);
  switch (failure.kind) {
    case 'network':
      return {
        detail: 'The request got no answer at all.',
        advice: 'Check your connection, then try again.',
        ...named('NETWORK_UNREACHABLE'),
      };
    case 'timeout':
      return {
        detail: `No answer came within ${failure.timeoutMs / 1000} seconds.`,
        advice: 'It may be busy. Try again in a moment.',
        ...named('ANSWER_TIMEOUT'),
      };
    case 'unreadable':
      return {
        detail: `The server answered with status ${failure.status}, in a form that this page does not know.`,
        advice: 'Try again. If it stays, reload the page: a newer version may be out.',
        ...named('ANSWER_UNREADABLE'),
      };
    case 'problem':
      return describeProblem(failure.problem, failure.retryAfterSeconds);
  }
}

function named(code: ProblemCode): Pick<FailureWords, 'code' | 'title'> {
  return { code, title: problemRegistry[code].title };
}

function findFailure(error: unknown): FailureCause {
  // Angular's resources wrap what is no Error; a RequestFailure comes as it is or as the cause.
  if (error instanceof RequestFailure) return error.failure;
  if (error instanceof Error && error.cause instanceof RequestFailure) return error.cause.failure;
  throw error;
}

function describeProblem(problem: ProblemBody, retryAfterSeconds: number | undefined): FailureWords {
  return {
    title: problem.title,
    detail: problem.detail,
    advice: advise(problem.code, retryAfterSeconds),
    code: problem.code,
    requestId: problem.requestId,
  };
}

function advise(code: ProblemCode, retryAfterSeconds: number | undefined): string {
  switch (code) {
    case 'MODEL_NOT_READY':
    case 'OVERLOADED':
      return retryAfterSeconds === undefined
        ? 'Wait a moment, then try again.'
        : `Try again in about ${retryAfterSeconds} seconds.`;
    case 'MODEL_NOT_FOUND':
      return 'Choose one of the models that are served here, from the start page.';
    case 'API_KEY_REQUIRED':
      return 'Ask whoever runs this server for access.';
    case 'RECORD_INVALID':
      return 'Correct the entries, then try again.';
    default:
      return 'Try again. If it stays, give the code and the request number to whoever runs this server.';
  }
}
