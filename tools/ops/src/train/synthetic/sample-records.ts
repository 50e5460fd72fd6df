import { Problem } from '@medcast/problem';
import {
  type CategoryField,
  compileRecordParser,
  type DateField,
  type FieldDeclaration,
  type FieldValue,
  fromEpochDay,
  type QuantityField,
  type RecordSchema,
  toEpochDay,
  type ValidRecord,
} from '@medcast/record-schema';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

type Generator = ReturnType<typeof xoroshiro128plus>;

/** From where the values of quantities are drawn. */
export type SampleRange = 'accepted' | 'trained';

/** What to draw: how many records, from which range, with which seed. */
export interface SampleRequest {
  readonly count: number;
  readonly range: SampleRange;
  readonly seed: number;
}

/** Decimals of a number drawn from a range of one or more; from a smaller range it gets as many more as it needs. */
const DECIMALS = 3;
/** Decimals that `toFixed` has. */
const MOST_DECIMALS = 100;
/** How often a value that may be missing is. */
const MISSING_SHARE = 0.1;
/** A text that no open list holds. */
const UNLISTED = '(unlisted)';

/**
 * Draws synthetic records that the schema accepts, each field uniformly and independently of the others.
 * `accepted` spans the declared bounds (the trained range where a bound is open) and values that no open list holds,
 * `trained` the trained range. One in ten values is missing where it may be.
 * The same request gives the same records.
 */
export function sampleRecords(schema: RecordSchema, { count, range, seed }: SampleRequest): readonly ValidRecord[] {
  const generator = xoroshiro128plus(seed);
  const parser = compileRecordParser(schema);
  return Array.from({ length: count }, () => {
    const drawn = Object.fromEntries(schema.fields.map((field) => [field.name, drawValue(field, range, generator)]));
    const parse = parser.parseJson(drawn);
    if (parse.ok) return parse.record;
    throw new Problem(
      'TRAINING_FAILED',
      `expected a drawn record to be valid: ${parse.errors.map((error) => error.message).join('; ')}`,
    );
  });
}

function drawValue(field: FieldDeclaration, range: SampleRange, generator: Generator): FieldValue {
  if (field.missing === 'allow' && uniformFloat64(generator) < MISSING_SHARE) return null;
  switch (field.kind) {
    case 'integer':
    case 'number':
      return drawQuantity(field, range, generator);
    case 'category':
      return drawCategory(field, range, generator);
    case 'boolean':
      return uniformInt(generator, 0, 1) === 1;
    case 'date':
      return drawDate(field, range, generator);
    case 'text':
      return field.example;
  }
}

function drawQuantity(field: QuantityField, range: SampleRange, generator: Generator): number {
  const trained = field.trained ?? { minimum: field.example, maximum: field.example };
  const minimum = range === 'trained' ? trained.minimum : (field.minimum ?? trained.minimum);
  const maximum = range === 'trained' ? trained.maximum : (field.maximum ?? trained.maximum);
  if (field.kind === 'integer') return uniformInt(generator, minimum, maximum);
  const span = maximum - minimum;
  const value = minimum + uniformFloat64(generator) * span;
  return Math.min(Math.max(Number(value.toFixed(decimalsOf(span))), minimum), maximum);
}

function decimalsOf(span: number): number {
  return span > 0 ? Math.min(Math.max(DECIMALS - Math.floor(Math.log10(span)), DECIMALS), MOST_DECIMALS) : DECIMALS;
}

function drawCategory(field: CategoryField, range: SampleRange, generator: Generator): string {
  const isOpen = field.open === true && range === 'accepted';
  const index = uniformInt(generator, 0, field.categories.length - (isOpen ? 0 : 1));
  return field.categories[index]?.value ?? (isOpen ? UNLISTED : field.example);
}

function drawDate(field: DateField, range: SampleRange, generator: Generator): string {
  const trained = field.trained ?? { minimum: field.example, maximum: field.example };
  const first = range === 'trained' ? trained.minimum : (field.minimum ?? trained.minimum);
  const last = range === 'trained' ? trained.maximum : (field.maximum ?? trained.maximum);
  const day = uniformInt(generator, toEpochDay(first) ?? 0, toEpochDay(last) ?? 0);
  return fromEpochDay(day);
}
