import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const lineShape = z.record(z.string(), z.unknown());

/** One row of results by column. */
export type ResultRow = Readonly<Record<string, string>>;

/** Reads results that are CSV. */
export async function readCsvResults(path: string): Promise<readonly ResultRow[]> {
  return z.array(z.record(z.string(), z.string())).parse(parse(await readFile(path), { columns: true }));
}

/** Reads results that are NDJSON. */
export async function readNdjsonResults(path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
  return lines.map((line) => lineShape.parse(JSON.parse(line)));
}
