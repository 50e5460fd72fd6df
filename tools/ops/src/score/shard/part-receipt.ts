import { z } from 'zod';

/** Says that the results of a part are written, and what they are. */
export interface PartReceipt {
  /** Name of the part. */
  readonly part: string;
  /** Name of the file of results. */
  readonly result: string;
  readonly shard: number;
  readonly rows: number;
  readonly ok: number;
  readonly failed: number;
  /** How often what was wrong. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly bytes: number;
  /** Of the file of results, in hex. */
  readonly sha256: string;
}

const count = z.int().nonnegative();

/** Reads a receipt. */
export const partReceiptSchema: z.ZodType<PartReceipt> = z.strictObject({
  part: z.string(),
  result: z.string(),
  shard: count,
  rows: count,
  ok: count,
  failed: count,
  reasons: z.record(z.string(), count),
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Where the receipt of a part is, below the place of the results. */
export function receiptNameOf(part: string): string {
  return `_score/receipts/${part}.json`;
}
