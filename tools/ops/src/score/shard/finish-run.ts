import { Problem } from '@medcast/problem';
import { sumCounts } from '../run/count-outcomes';
import type { StoredTable, TableStore } from '../../table/store/table-store';
import { isHidden, toResultName } from './find-parts';
import { type PartReceipt, partReceiptSchema, receiptNameOf } from './part-receipt';
import { readStored, renderStored } from './read-stored';
import type { RunState } from './run-state';
import type { ShardedRun } from './sharded-run';

/** The manifest of results that stands beside them when all of them are there. */
export interface ResultsManifest {
  readonly formatVersion: 1;
  readonly model: { readonly name: string; readonly version: number };
  /** SHA-256 of the model's graph, in hex. */
  readonly graph: string;
  readonly input: string;
  readonly shards: number;
  readonly rows: number;
  readonly ok: number;
  readonly failed: number;
  /** How often what was wrong. */
  readonly reasons: Readonly<Record<string, number>>;
  /** In the order of the input. */
  readonly parts: readonly PartReceipt[];
}

/** Name of the manifest of results. */
export const RESULTS_FILE = 'results.json';

/** Complaints that are named one by one; the rest is counted. */
const NAMED_AT_MOST = 10;

/** Receipts that are read at once. */
const READ_AT_ONCE = 16;

/**
 * Checks that every part has its results, each once and of the size of its receipt, and nothing else stands there; then
 * writes `results.json`. Again is the same as once.
 *
 * @throws Problem SCORING_INCOMPLETE, naming what is missing or too much
 */
export async function finishRun(out: TableStore, { run, stored, missing }: RunState): Promise<ResultsManifest> {
  refuse(missing.map(({ name, shard }) => `no results of ${name} (shard ${shard})`));
  const receipts = await readReceipts(out, run);
  const results = stored.filter(({ name }) => !isHidden(name) && name !== RESULTS_FILE);
  refuse([...receipts.flatMap((receipt) => findWrongSize(receipt, results)), ...findStrangers(run, results)]);
  const manifest = toManifest(run, receipts);
  const text = renderStored(manifest);
  if (!(await out.createText(RESULTS_FILE, text)) && (await out.readText(RESULTS_FILE)) !== text) {
    refuse([`another ${RESULTS_FILE}`]);
  }
  return manifest;
}

async function readReceipts(out: TableStore, { parts }: ShardedRun): Promise<readonly PartReceipt[]> {
  const receipts: PartReceipt[] = [];
  for (let first = 0; first < parts.length; first += READ_AT_ONCE) {
    const batch = parts.slice(first, first + READ_AT_ONCE);
    receipts.push(...(await Promise.all(batch.map(({ name }) => readReceipt(out, name)))));
  }
  return receipts;
}

async function readReceipt(out: TableStore, part: string): Promise<PartReceipt> {
  const receipt = await readStored(out, receiptNameOf(part), partReceiptSchema);
  return receipt ?? refuse([`no receipt of ${part}`]);
}

function findWrongSize({ result, bytes }: PartReceipt, results: readonly StoredTable[]): readonly string[] {
  const found = results.find(({ name }) => name === result);
  if (found?.bytes === bytes) return [];
  return [`${result} with ${found?.bytes ?? 'no'} bytes where its receipt says ${bytes}`];
}

function findStrangers({ parts, format }: ShardedRun, results: readonly StoredTable[]): readonly string[] {
  const expected = new Set(parts.map(({ name }) => toResultName(name, format)));
  return results.filter(({ name }) => !expected.has(name)).map(({ name }) => `${name}, which is no result of this run`);
}

function refuse(complaints: readonly [string]): never;
function refuse(complaints: readonly string[]): void;
function refuse(complaints: readonly string[]): void {
  if (complaints.length === 0) return;
  const more = complaints.length > NAMED_AT_MOST ? `; and ${complaints.length - NAMED_AT_MOST} more` : '';
  const got = `${complaints.slice(0, NAMED_AT_MOST).join('; ')}${more}`;
  throw new Problem('SCORING_INCOMPLETE', `expected the results of every part and nothing else, got ${got}`);
}

function toManifest({ model, graph, input, shards }: ShardedRun, parts: readonly PartReceipt[]): ResultsManifest {
  const { rows, ok, reasons } = sumCounts(parts);
  return { formatVersion: 1, model, graph, input, shards, rows, ok, failed: rows - ok, reasons, parts };
}
