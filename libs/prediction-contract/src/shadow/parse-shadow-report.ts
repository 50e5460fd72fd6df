import { Problem } from '@medcast/problem';
import { z } from 'zod';
import { SHADOW_REPORT_VERSION, type ShadowReport } from './shadow-report';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const magnitude = z.number().nonnegative();
const version = z.int().positive();

const shift = { mean: z.number(), sd: magnitude, scale: magnitude, disagreement: share };
const quantiles = { p50: magnitude, p95: magnitude, p99: magnitude };
const latency = z.strictObject({ mean: magnitude, ...quantiles });

const difference = z.strictObject({
  ...shift,
  magnitude: z.strictObject(quantiles),
  relative: z
    .strictObject({ edges: z.array(z.number()), counts: z.array(count) })
    .refine(({ edges, counts }) => counts.length === edges.length + 1, 'expected one count more than edges'),
});

const pair = z.strictObject({
  model: z.string().min(1),
  task: z.enum(['regression', 'classification']),
  champion: version,
  candidate: version,
  unit: z.string(),
  records: count,
  dropped: count,
  failures: z.record(z.string(), count),
  difference: difference.nullable(),
  groups: z.array(z.strictObject({ field: z.string().min(1), label: z.string(), records: count, ...shift })),
  latencyMs: z.strictObject({ champion: latency, candidate: latency }).nullable(),
});

const shadowReportSchema: z.ZodType<ShadowReport> = z.strictObject({
  formatVersion: z.literal(SHADOW_REPORT_VERSION),
  channels: z.strictObject({ champion: z.string().min(1), candidate: z.string().min(1) }),
  share,
  pairs: z.array(pair),
});

/**
 * Parses a shadow report, as `GET /shadow` on the predictor's admin port answers it.
 *
 * @param input the JSON document
 * @throws Problem `SHADOW_REPORT_INVALID`, naming every place that is wrong
 */
export function parseShadowReport(input: unknown): ShadowReport {
  const parsed = shadowReportSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`).join('; ');
  const detail = `expected a shadow report of the predictor, got something else (${issues}); take it from GET /shadow on its admin port`;
  throw new Problem('SHADOW_REPORT_INVALID', detail, { cause: parsed.error });
}
