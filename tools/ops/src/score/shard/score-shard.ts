import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Problem } from '@medcast/problem';
import { withTemporaryFolder } from '../../cli/temporary-folder';
import { openSource } from '../input/open-source';
import { requireOutputFormat } from '../output/output-format';
import { scoreTable } from '../score-table';
import { hashFile } from '../../table/store/hash-file';
import type { StoredTable } from '../../table/store/table-store';
import { toResultName } from './find-parts';
import { joinRun, type JoinedRun, type ShardRequest } from './join-run';
import { type PartReceipt, partReceiptSchema, receiptNameOf } from './part-receipt';
import { readStored, renderStored } from './read-stored';

/** What came of a shard. */
export interface ShardResult {
  readonly model: { readonly name: string; readonly version: number };
  /** Of its parts, in order. */
  readonly receipts: readonly PartReceipt[];
  /** Rows of the parts that it found done. */
  readonly resumed: number;
}

/** Hears of each part that is done. */
export type OnPart = (receipt: PartReceipt, place: { readonly done: number; readonly of: number }) => void;

/**
 * Scores the parts of one shard, one after the other. A part with a receipt is done and left alone, so that a shard may
 * be run again after any failure; results come before their receipt and are the same bytes whoever writes them.
 *
 * @throws Problem SCORING_RUN_DIFFERS, TABLE_STORE_…, and as `openModel` and `scoreTable`
 */
export async function scoreShard(request: ShardRequest, onPart: OnPart): Promise<ShardResult> {
  const joined = await joinRun(request);
  const { run, model } = joined;
  try {
    const parts = run.parts.filter((_, index) => index % run.shards === request.shard);
    const receipts: PartReceipt[] = [];
    let resumed = 0;
    for (const part of parts) {
      const found = await readStored(request.out, receiptNameOf(part.name), partReceiptSchema);
      resumed += found?.rows ?? 0;
      const receipt = found ?? (await scorePart(part, joined, request));
      receipts.push(receipt);
      onPart(receipt, { done: receipts.length, of: parts.length });
    }
    return { model: run.model, receipts, resumed };
  } finally {
    await model.estimator.close();
  }
}

function scorePart(part: StoredTable, { run, model }: JoinedRun, request: ShardRequest): Promise<PartReceipt> {
  const { input, out, shard } = request;
  return withTemporaryFolder('medcast-score-', async (folder) => {
    const path = await input.fetch(part.name, folder);
    await checkSize(path, part);
    const result = toResultName(part.name, run.format);
    const scored = join(folder, `scored-${basename(result)}`);
    const summary = await scoreTable({
      ...run,
      model,
      source: await openSource(path, { schema: model.bundle.schema, parser: model.parser }),
      format: requireOutputFormat(result),
      out: scored,
      restart: false,
      onProgress: () => undefined,
    });
    await out.put(result, scored);
    const { rows, ok, reasons } = summary;
    const proof = { bytes: (await stat(scored)).size, sha256: (await hashFile(scored)).toString('hex') };
    const receipt = { part: part.name, result, shard, rows, ok, failed: rows - ok, reasons, ...proof };
    await out.createText(receiptNameOf(part.name), renderStored(receipt));
    return receipt;
  });
}

async function checkSize(path: string, { name, bytes }: StoredTable): Promise<void> {
  const { size } = await stat(path);
  if (size === bytes) return;
  const detail = `expected ${name} to have the ${bytes} bytes that it had when the run began, got ${size}; begin anew with another --out`;
  throw new Problem('SCORING_RUN_DIFFERS', detail);
}
