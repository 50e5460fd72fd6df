import { type FieldError, Problem, toFieldPointer } from '@medcast/problem';

/** What the query of a prediction may ask for. */
export interface PredictionQuery {
  readonly explain: boolean;
}

const EXPLAIN: ReadonlyMap<unknown, boolean> = new Map([
  [undefined, false],
  ['false', false],
  ['true', true],
]);

/**
 * Reads `?explain=true|false`; anything else is refused, so that a slip of the pen is not taken for silence.
 *
 * @throws Problem QUERY_INVALID with everything that is wrong with it
 */
export function parsePredictionQuery(query: Readonly<Record<string, unknown>>): PredictionQuery {
  const { explain: asked, ...others } = query;
  const explain = EXPLAIN.get(asked);
  const errors = [...Object.keys(others).map(toUnknownError), ...(explain === undefined ? [toExplainError()] : [])];
  if (explain !== undefined && errors.length === 0) return { explain };
  const detail = errors.map(({ message }) => message).join('; ');
  throw new Problem('QUERY_INVALID', detail, { errors });
}

function toExplainError(): FieldError {
  const allowed = { values: ['true', 'false'] };
  return {
    path: '/explain',
    code: 'QUERY_INVALID',
    message: 'explain: expected true or false, got another value',
    allowed,
  };
}

function toUnknownError(name: string): FieldError {
  const message = 'expected only the parameter explain, got one of another name';
  return { path: toFieldPointer(name), code: 'QUERY_INVALID', message, allowed: { values: ['explain'] } };
}
