import type { RecordSchema } from '@medcast/record-schema';
import type { z } from 'zod';
import { checkFeatureSpec } from './check-feature-spec';
import type { FeatureSpec } from './feature-spec';
import { featureSpecShape } from './feature-spec-shape';
import { nestsDeeperThan } from './nests-deeper-than';
import { type SpecFault, specProblem } from './spec-problem';

/** Most objects and lists within each other: enough for products eighteen deep, too few to exhaust the stack. */
const DEEPEST_NESTING = 40;

/**
 * Reads a spec and checks that it fits the schema.
 *
 * @param input parsed JSON
 * @throws {Problem} `BUNDLE_FEATURES_UNREADABLE`, whose `errors` name each column and what is wrong with it
 */
export function parseFeatureSpec(input: unknown, schema: RecordSchema): FeatureSpec {
  if (nestsDeeperThan(DEEPEST_NESTING, input)) {
    throw specProblem([{ path: [], reason: `expected at most ${DEEPEST_NESTING} levels of nesting, got more` }]);
  }
  // Without generated code: the pipeline also runs where a content policy forbids it.
  const parsed = featureSpecShape.safeParse(input, { jitless: true });
  if (!parsed.success)
    throw specProblem(
      parsed.error.issues.map((issue) => toFault(issue, input)),
      parsed.error,
    );
  checkFeatureSpec(parsed.data, schema);
  return parsed.data;
}

function toFault({ path, message }: z.core.$ZodIssue, input: unknown): SpecFault {
  return { path, column: columnNameAt(path, input), reason: message.replace(/^Invalid input: /, '') };
}

function columnNameAt([list, index]: readonly PropertyKey[], input: unknown): string | undefined {
  if (list !== 'columns' || typeof index !== 'number') return undefined;
  const columns = propertyOf(input, list);
  const name = Array.isArray(columns) ? propertyOf(columns[index], 'name') : undefined;
  return typeof name === 'string' ? name : undefined;
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
