import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Problem } from '@medcast/problem';
import { compileRecordParser, type RecordSchema, type ValidRecord } from '@medcast/record-schema';
import { z } from 'zod';
import { parseTask } from '../../task/parse-task';
import type { Task } from '../../task/task';
import { renderRecordLines } from './render-record-lines';

/** What packing needs to know of a training run, as `featurise` leaves it in the work folder. */
export interface WorkSource {
  /** With trained ranges in its schema. */
  readonly task: Task;
  readonly seed: number;
  /** SHA-256 of the table's bytes, in hex. */
  readonly dataHash: string;
}

const SOURCE_FILE = 'source.json';
const RECORDS_FILE = 'records.ndjson';

const sourceDocument = z.strictObject({
  task: z.unknown(),
  schema: z.unknown(),
  seed: z.int().nonnegative(),
  dataHash: z.hash('sha256'),
});

/** Writes `source.json` and `records.ndjson` into the work folder. */
export async function writeWorkSource(
  work: string,
  { task, seed, dataHash }: WorkSource,
  records: readonly ValidRecord[],
): Promise<void> {
  const source = { task: task.document, schema: task.schema, seed, dataHash };
  await writeFile(join(work, SOURCE_FILE), JSON.stringify(source));
  await writeFile(join(work, RECORDS_FILE), renderRecordLines(records));
}

/**
 * Reads `source.json` of a work folder.
 *
 * @throws Problem TRAINING_FAILED where `featurise` has not written the folder
 */
export async function loadWorkSource(work: string): Promise<WorkSource> {
  const parsed = sourceDocument.safeParse(JSON.parse(await readWorkFile(work, SOURCE_FILE)));
  if (!parsed.success) {
    throw new Problem('TRAINING_FAILED', `${SOURCE_FILE}: ${z.prettifyError(parsed.error)}`, { cause: parsed.error });
  }
  const { task, schema, seed, dataHash } = parsed.data;
  return { task: parseTask({ task, schema }, join(work, SOURCE_FILE)), seed, dataHash };
}

/**
 * Reads the records of the table from a work folder, in the order of the table.
 *
 * @throws Problem TRAINING_FAILED where a line is no record of the schema
 */
export async function loadWorkRecords(work: string, schema: RecordSchema): Promise<readonly ValidRecord[]> {
  const parser = compileRecordParser(schema);
  const records: ValidRecord[] = [];
  const lines = createInterface({ input: createReadStream(join(work, RECORDS_FILE)), crlfDelay: Infinity });
  for await (const line of lines) {
    const parse = parser.parseJson(JSON.parse(line));
    if (!parse.ok) {
      const reasons = parse.errors.map((error) => error.message).join('; ');
      throw new Problem('TRAINING_FAILED', `${RECORDS_FILE}, line ${records.length + 1}: ${reasons}`);
    }
    records.push(parse.record);
  }
  return records;
}

async function readWorkFile(work: string, file: string): Promise<string> {
  return readFile(join(work, file), 'utf8').catch((error: unknown) => {
    throw new Problem(
      'TRAINING_FAILED',
      `expected ${file} in ${work}, got none that can be read; run \`medcast step featurise --work ${work}\` first`,
      { cause: error },
    );
  });
}
