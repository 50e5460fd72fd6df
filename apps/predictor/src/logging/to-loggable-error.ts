import { Problem } from '@medcast/problem';

/** What may be logged of an error: which and where, never its message, which may quote a value of the request. */
export interface LoggableError {
  readonly name: string;
  readonly code?: string;
  readonly frames: readonly string[];
  readonly cause?: LoggableError;
}

/** Converts whatever was thrown to what may be logged of it. */
export function toLoggableError(error: unknown): LoggableError {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  return {
    name: error.constructor.name,
    ...codeOf(error),
    frames: framesOf(error),
    ...(error.cause !== undefined && { cause: toLoggableError(error.cause) }),
  };
}

function codeOf(error: Error): { readonly code?: string } {
  if (error instanceof Problem) return { code: error.code };
  return 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
}

/** Lines of a stack that name a place in a file; a message of several lines has no such ending. */
function framesOf(error: Error): readonly string[] {
  const lines = error.stack?.split('\n').map((line) => line.trim()) ?? [];
  return lines.filter((line) => /^at (?:\S+ )*\(?(?:file:\/\/|node:|\/|[A-Z]:\\)\S*:\d+:\d+\)?$/.test(line));
}
