import {
  DEFAULT_WHAT_IF_POINTS,
  MOST_WHAT_IF_POINTS,
  type WhatIfAxis,
  type WhatIfValue,
} from '@medcast/prediction-contract';
import {
  type CategoryField,
  compileRecordParser,
  type FieldDeclaration,
  type RecordSchema,
} from '@medcast/record-schema';
import { renderGot } from '@medcast/record-schema';
import type { BodyErrors } from './body-errors';
import { defaultRangeOf, type RangedField, spreadDates, spreadNumbers } from './spread-values';

/** An object of a body, before anything in it is checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** One variation of a body, and where what is wrong with it goes. */
export interface VariationToParse {
  readonly variation: JsonObject;
  /** JSON Pointer to it: `/vary/0`. */
  readonly path: string;
  readonly field: FieldDeclaration;
  readonly schema: RecordSchema;
  readonly errors: BodyErrors;
}

const RANGE_NAMES = ['from', 'to', 'points'] as const;

/** Reads over which values a field is varied; `undefined` where something is wrong with them. */
export function parseVariation(toParse: VariationToParse): WhatIfAxis | undefined {
  const { variation, path, field, errors } = toParse;
  const before = errors.count;
  const values = parseValues(toParse);
  if (values !== undefined && errors.count === before) return { field: field.name, values };
  if (errors.count === before) errors.refuse(path, `${field.name}: expected values, got ${renderGot(variation)}`);
  return undefined;
}

function parseValues(toParse: VariationToParse): readonly WhatIfValue[] | undefined {
  const { variation, path, field, errors } = toParse;
  const ofRange = RANGE_NAMES.filter((name) => variation[name] !== undefined);
  if (field.kind === 'text') {
    errors.refuse(`${path}/field`, `${field.name}: expected a field that can be varied, got one of free text`);
    return undefined;
  }
  if (variation['values'] !== undefined) {
    ofRange.forEach((name) => errors.refuse(`${path}/${name}`, `${name}: expected nothing beside values, got ${name}`));
    return parseGiven(toParse, variation['values']);
  }
  if (field.kind === 'category' || field.kind === 'boolean') {
    const advice = `${field.name}: expected values or nothing, as it has no range`;
    ofRange.forEach((name) => errors.refuse(`${path}/${name}`, `${advice}, got ${name}`));
    return field.kind === 'boolean' ? [false, true] : parseCategories(toParse, field);
  }
  return parseRange(toParse, field);
}

function parseCategories({ path, errors }: VariationToParse, { name, categories }: CategoryField): readonly string[] {
  if (categories.length > MOST_WHAT_IF_POINTS) {
    const message = `${name}: expected values, at most ${MOST_WHAT_IF_POINTS} of its ${categories.length}, got none`;
    errors.refuse(`${path}/values`, message);
  }
  return categories.map(({ value }) => value);
}

function parseGiven(toParse: VariationToParse, given: unknown): readonly WhatIfValue[] | undefined {
  const { path, field, errors } = toParse;
  if (!Array.isArray(given) || given.length === 0 || given.length > MOST_WHAT_IF_POINTS) {
    const got = Array.isArray(given) ? `${given.length}` : renderGot(given);
    errors.refuse(`${path}/values`, `${field.name}: expected from 1 to ${MOST_WHAT_IF_POINTS} values, got ${got}`);
    return undefined;
  }
  return given.map((value: unknown, index) => parseValue(toParse, `values/${index}`, value) ?? null);
}

/** Checks a value as that of a record is checked. */
function parseValue({ path, field, schema, errors }: VariationToParse, part: string, value: unknown): WhatIfValue {
  const parse = compileRecordParser({ ...schema, fields: [field] }).parseJson({ [field.name]: value });
  if (parse.ok) return parse.record[field.name] ?? null;
  errors.add(...parse.errors.map((error) => ({ ...error, path: `${path}/${part}` })));
  return null;
}

function parseRange(toParse: VariationToParse, field: RangedField): readonly WhatIfValue[] | undefined {
  const points = parsePoints(toParse);
  const from = parseEnd(toParse, field, 'from');
  const to = parseEnd(toParse, field, 'to');
  if (points === undefined || from === undefined || to === undefined) return undefined;
  if (typeof from === 'number' && typeof to === 'number' && from <= to)
    return spreadNumbers({ from, to }, { points, isWhole: field.kind === 'integer' });
  // Dates of this form are in the order of their texts.
  if (typeof from === 'string' && typeof to === 'string' && from <= to) return spreadDates({ from, to }, points);
  const { path, errors } = toParse;
  errors.refuse(`${path}/from`, `${field.name}: expected from at most as high as to (${to}), got ${from}`);
  return undefined;
}

function parsePoints({ variation, path, field, errors }: VariationToParse): number | undefined {
  const { points = DEFAULT_WHAT_IF_POINTS } = variation;
  if (typeof points === 'number' && Number.isInteger(points) && points >= 2 && points <= MOST_WHAT_IF_POINTS)
    return points;
  const message = `${field.name}: expected a whole number of points from 2 to ${MOST_WHAT_IF_POINTS}, got ${renderGot(points)}`;
  errors.refuse(`${path}/points`, message, { type: 'integer', minimum: 2, maximum: MOST_WHAT_IF_POINTS });
  return undefined;
}

function parseEnd(toParse: VariationToParse, field: RangedField, end: 'from' | 'to'): number | string | undefined {
  const { variation, path, errors } = toParse;
  const value = variation[end] ?? defaultRangeOf(field)[end];
  if (value === undefined) {
    errors.refuse(
      `${path}/${end}`,
      `${field.name}: expected ${end} or values, as the field declares no range, got neither`,
    );
    return undefined;
  }
  const before = errors.count;
  const parsed = parseValue(toParse, end, value);
  return errors.count === before && typeof parsed !== 'boolean' ? (parsed ?? undefined) : undefined;
}
