import { Problem, type ProblemCode } from '@medcast/problem';
import type { ZodError, ZodType } from 'zod';

/**
 * Checks an unknown value against a zod schema.
 *
 * @param subject what the value is, for the message: "golden.json"
 * @param code with which to refuse it; the message names every place that is wrong
 */
export function parseWithSchema<Value>(
  schema: ZodType<Value>,
  input: unknown,
  { subject, code }: { readonly subject: string; readonly code: ProblemCode },
): Value {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw new Problem(code, `${subject}: ${describeIssues(parsed.error)}`, { cause: parsed.error });
  }
  return parsed.data;
}

function describeIssues(error: ZodError): string {
  return error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`).join('; ');
}
