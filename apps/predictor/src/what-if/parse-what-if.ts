import { Problem, toFieldPointer } from '@medcast/problem';
import { MOST_WHAT_IF_GRID, type WhatIfAxis } from '@medcast/prediction-contract';
import { type FieldDeclaration, type RecordParser, type RecordSchema, renderGot } from '@medcast/record-schema';
import type { AcceptedRecord } from '../predict/parse-record';
import { BodyErrors } from './body-errors';
import { type JsonObject, parseVariation } from './parse-variation';
import type { WhatIfBody } from './what-if-body';

/** What checks a question. */
export interface QuestionedModel {
  readonly schema: RecordSchema;
  readonly parser: RecordParser;
}

/** A question that can be answered. */
export interface ParsedWhatIf {
  /** The record as it is. */
  readonly own: AcceptedRecord;
  readonly axes: readonly WhatIfAxis[];
  /** With other values in the fields that are varied, row-major. */
  readonly points: readonly AcceptedRecord[];
}

const NAMES = ['record', 'vary'];
const VARIATION_NAMES = ['field', 'values', 'from', 'to', 'points'];
const MOST_FIELDS = 2;

/**
 * Reads a question and composes the records that it asks about.
 *
 * @throws Problem WHAT_IF_INVALID with everything that is wrong with it; RECORD_INVALID where that is the record alone;
 *   JSON_MALFORMED where there is no body
 */
export function parseWhatIf(body: WhatIfBody | undefined | null, model: QuestionedModel): ParsedWhatIf {
  if (body === undefined || body === null) {
    throw new Problem('JSON_MALFORMED', 'expected a body of well-formed JSON, got an empty body');
  }
  const errors = new BodyErrors();
  const question = parseObject(body.value, { path: '', names: NAMES, errors });
  for (const path of body.duplicated) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    errors.add({ path, code: 'FIELD_DUPLICATED', message: `${name}: expected one value, got several` });
  }
  if (!isObject(body.value)) errors.throwIfAny();
  const own = parseOwn(question['record'], model.parser, errors);
  const axes = parseAxes(question['vary'], model.schema, errors);
  errors.throwIfAny();
  if (own === undefined) throw new Error('expected errors of a record that was not accepted, got none');
  return { own, axes, points: toPoints({ own, axes }, model.parser) };
}

interface ObjectToParse {
  readonly path: string;
  readonly names: readonly string[];
  readonly errors: BodyErrors;
}

function parseObject(value: unknown, { path, names, errors }: ObjectToParse): JsonObject {
  if (!isObject(value)) {
    errors.refuse(path, `expected an object of ${names.join(', ')}, got ${renderGot(value)}`);
    return {};
  }
  for (const name of Object.keys(value).filter((given) => !names.includes(given))) {
    const message = `expected only ${names.join(', ')}, got ${renderGot(name)}`;
    errors.refuse(`${path}${toFieldPointer(name)}`, message, { values: names });
  }
  return value;
}

function parseOwn(record: unknown, parser: RecordParser, errors: BodyErrors): AcceptedRecord | undefined {
  const parse = parser.parseJson(record);
  if (parse.ok) return parse;
  errors.add(...parse.errors.map((error) => ({ ...error, path: `/record${error.path}` })));
  return undefined;
}

function parseAxes(vary: unknown, schema: RecordSchema, errors: BodyErrors): readonly WhatIfAxis[] {
  if (!Array.isArray(vary) || vary.length === 0 || vary.length > MOST_FIELDS) {
    const got = Array.isArray(vary) ? `${vary.length}` : renderGot(vary);
    errors.refuse('/vary', `vary: expected a list of one or two fields, got ${got}`);
    return [];
  }
  const seen = new Set<unknown>();
  const axes = vary.flatMap((item: unknown, index) => {
    const path = `/vary/${index}`;
    const variation = parseObject(item, { path, names: VARIATION_NAMES, errors });
    const field = isObject(item) ? findField(variation['field'], { path, schema, errors }) : undefined;
    if (field === undefined) return [];
    if (seen.has(field.name)) {
      const message = `${field.name}: expected another field than before, got the same twice`;
      errors.add({ path: `${path}/field`, code: 'FIELD_DUPLICATED', message });
    }
    seen.add(field.name);
    return parseVariation({ variation, path, field, schema, errors }) ?? [];
  });
  const grid = axes.reduce((product, { values }) => product * values.length, 1);
  if (grid > MOST_WHAT_IF_GRID) {
    errors.refuse(
      '/vary',
      `vary: expected at most ${MOST_WHAT_IF_GRID} points in all, got ${grid}; ask for fewer points`,
    );
  }
  return axes;
}

interface FieldToFind {
  readonly path: string;
  readonly schema: RecordSchema;
  readonly errors: BodyErrors;
}

function findField(name: unknown, { path, schema, errors }: FieldToFind): FieldDeclaration | undefined {
  const field = schema.fields.find((candidate) => candidate.name === name);
  if (field !== undefined) return field;
  const names = schema.fields.map((candidate) => candidate.name);
  const message = `field: expected one of ${names.join(', ')}, got ${renderGot(name)}`;
  errors.add({ path: `${path}/field`, code: 'FIELD_UNKNOWN', message, allowed: { values: names } });
  return undefined;
}

/** Each is a record like any other: checked as one, with the warnings of one. */
function toPoints({ own, axes }: Omit<ParsedWhatIf, 'points'>, parser: RecordParser): readonly AcceptedRecord[] {
  let inputs: readonly JsonObject[] = [own.record];
  for (const { field, values } of axes) {
    inputs = inputs.flatMap((input) => values.map((value) => ({ ...input, [field]: value })));
  }
  return inputs.map((input) => {
    const parse = parser.parseJson(input);
    if (parse.ok) return parse;
    throw new Problem('RECORD_INVALID', parse.errors.map(({ message }) => message).join('; '), {
      errors: parse.errors,
    });
  });
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
