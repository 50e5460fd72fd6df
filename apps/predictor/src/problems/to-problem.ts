import { HttpException } from '@nestjs/common';
import { Problem, type ProblemCode } from '@medcast/problem';

/** Codes of Fastify's own errors that a client causes, and what we call them. */
const CLIENT_ERRORS: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['BODY_TOO_LARGE', 'expected a smaller body; split it, or raise MAX_BODY_MB'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'MEDIA_TYPE_UNSUPPORTED',
    'expected a body of type application/json, got another; send the header content-type: application/json',
  ],
  FST_ERR_ROUTE_MISSING_CONTENT_TYPE: ['MEDIA_TYPE_UNSUPPORTED', 'expected the header content-type: application/json'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'REQUEST_MALFORMED',
    'expected as many bytes as the header content-length says, got another number',
  ],
  FST_ERR_BAD_URL: ['REQUEST_MALFORMED', 'expected a path whose % escapes are well-formed UTF-8'],
  FST_ERR_MAX_PARAM_LENGTH: ['MODEL_NOT_FOUND', 'expected the name of a model, got a text too long to be one'],
};

/** Translates whatever was thrown while a request was answered; what is not expected becomes INTERNAL_ERROR. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const known = CLIENT_ERRORS[codeOf(error) ?? codeOf(causeOf(error)) ?? ''];
  if (known !== undefined) return new Problem(known[0], known[1], { cause: error });
  if (statusOf(error) === 404) return new Problem('ROUTE_NOT_FOUND', 'nothing is at this path', { cause: error });
  if (isClientError(error)) {
    return new Problem('REQUEST_MALFORMED', 'expected a well-formed HTTP request', { cause: error });
  }
  const detail = 'an unexpected failure; the log has it under this requestId';
  return new Problem('INTERNAL_ERROR', detail, { cause: error });
}

function isClientError(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500;
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}
