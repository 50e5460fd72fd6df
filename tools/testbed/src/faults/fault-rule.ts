import { z } from 'zod';

const positive = z.int().positive();

const faultSchema = z.discriminatedUnion('kind', [
  /** The request is passed on only after a while. */
  z.strictObject({ kind: z.literal('delay'), milliseconds: positive }),
  /** The request is taken and never answered. */
  z.strictObject({ kind: z.literal('stall') }),
  /** The connection is closed without an answer. */
  z.strictObject({ kind: z.literal('down') }),
  /** The connection is closed after so many bytes of the body, fewer than were announced. */
  z.strictObject({ kind: z.literal('cut'), bytes: z.int().nonnegative() }),
  /** Only so many bytes of the body are there, and no more were announced. */
  z.strictObject({ kind: z.literal('truncate'), bytes: z.int().nonnegative() }),
  /** The last byte of the body is another. */
  z.strictObject({ kind: z.literal('corrupt') }),
  /** The body comes at so many bytes in a second. */
  z.strictObject({ kind: z.literal('drip'), bytesPerSecond: positive }),
  /** The request is not passed on but answered with a status, such as 503 or 507. */
  z.strictObject({ kind: z.literal('answer'), status: z.int().min(400).max(599) }),
  /** The request is passed on, its answer is lost: the connection is closed. */
  z.strictObject({ kind: z.literal('lose-answer') }),
]);

/** Something that the proxy does to an exchange. */
export type Fault = z.infer<typeof faultSchema>;

const ruleSchema = z.strictObject({
  fault: faultSchema,
  /** Of the requests that are meant; all by default. */
  method: z.string().optional(),
  /** Part of the decoded path and query of the requests that are meant; all by default. */
  path: z.string().optional(),
  /** To how many requests it happens; to all by default. */
  times: positive.optional(),
});

/** Which fault happens to which requests. */
export type FaultRule = z.infer<typeof ruleSchema>;

/** Parses a rule as the control endpoint gets it; a `ZodError` says what is wrong. */
export function parseFaultRule(json: unknown): FaultRule {
  return ruleSchema.parse(json);
}

/** The rules in force, with the number of requests that each has hit. */
export class FaultRules {
  private rules: { readonly rule: FaultRule; hits: number }[] = [];

  add(rule: FaultRule): void {
    this.rules.push({ rule, hits: 0 });
  }

  clear(): void {
    this.rules = [];
  }

  list(): readonly { readonly rule: FaultRule; readonly hits: number }[] {
    return this.rules;
  }

  /** The fault of the first rule that means this request and is not used up; it counts as a hit. */
  take(method: string, path: string): Fault | undefined {
    const decoded = decodeURIComponent(path);
    const entry = this.rules.find(({ rule, hits }) => {
      const isMeant = (rule.method ?? method) === method && decoded.includes(rule.path ?? '');
      return isMeant && hits < (rule.times ?? Infinity);
    });
    if (entry === undefined) return undefined;
    entry.hits += 1;
    return entry.rule.fault;
  }
}
