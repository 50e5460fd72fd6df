import { Problem } from '@medcast/problem';
import { compileRecordParser, toInstance } from '@medcast/record-schema';
import { Flower } from './flower';
import { flowerSchema } from './flower-schema';

const parser = compileRecordParser(flowerSchema);

/**
 * Reads a flower from JSON, strictly.
 *
 * @throws Problem RECORD_INVALID, with an error for each field that cannot be accepted
 */
export function parseFlower(input: unknown): Flower {
  const parse = parser.parseJson(input);
  if (parse.ok) return toInstance(Flower, parse.record);
  throw new Problem('RECORD_INVALID', parse.errors.map((error) => error.message).join('; '), { errors: parse.errors });
}
