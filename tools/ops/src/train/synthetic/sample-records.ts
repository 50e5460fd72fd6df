import { Problem } from '@medcast/problem';
import {
  compileRecordParser,
  type FieldDeclaration,
  type FieldValue,
  type RecordSchema,
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

/** Decimals of a drawn number whose field declares no step. */
const DECIMALS = 3;

/**
 * Draws synthetic records that the schema accepts, each field uniformly and independently of the others.
 * `accepted` spans the declared bounds (the trained range where a bound is open), `trained` the trained range.
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
  switch (field.kind) {
    case 'integer':
    case 'number': {
      const trained = field.trained ?? { minimum: field.example, maximum: field.example };
      const minimum = range === 'trained' ? trained.minimum : (field.minimum ?? trained.minimum);
      const maximum = range === 'trained' ? trained.maximum : (field.maximum ?? trained.maximum);
      if (field.kind === 'integer') return uniformInt(generator, minimum, maximum);
      const value = Number((minimum + uniformFloat64(generator) * (maximum - minimum)).toFixed(DECIMALS));
      return Math.min(Math.max(value, minimum), maximum);
    }
    case 'category': {
      const index = uniformInt(generator, 0, field.categories.length - 1);
      return field.categories[index]?.value ?? field.example;
    }
    case 'boolean':
      return uniformInt(generator, 0, 1) === 1;
    case 'text':
      return field.example;
  }
}
