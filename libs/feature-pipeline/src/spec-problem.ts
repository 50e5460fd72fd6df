import { type FieldError, Problem } from '@medcast/problem';

/** One thing that is wrong with a spec. */
export interface SpecFault {
  /** Keys from the spec to the place: `['columns', 3, 'value', 'of']`. */
  readonly path: readonly PropertyKey[];
  /** Name of the column, where the place is in one. */
  readonly column?: string | undefined;
  /** What was expected and what came. */
  readonly reason: string;
}

/** Makes one problem of everything that is wrong with a spec; its sentence tells the first fault. */
export function specProblem(faults: readonly SpecFault[], cause?: unknown): Problem {
  const errors = faults.map(toFieldError);
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const detail = `feature spec: ${errors[0]?.message}${more}; correct the spec or train the model again`;
  return new Problem('BUNDLE_FEATURES_UNREADABLE', detail, { errors, cause });
}

function toFieldError({ path, column, reason }: SpecFault): FieldError {
  return {
    path: path.map((key) => `/${escapePointer(String(key))}`).join(''),
    code: 'BUNDLE_FEATURES_UNREADABLE',
    message: column === undefined ? reason : `column "${column}": ${reason}`,
  };
}

/** RFC 6901, section 3. */
function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
