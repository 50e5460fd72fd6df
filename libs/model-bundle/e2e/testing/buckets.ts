import { randomUUID } from 'node:crypto';
import { z } from 'zod';

const bucketSchema = z.object({ uri: z.string(), url: z.string(), env: z.record(z.string(), z.string()) });

const testbedSchema = z.object({ gs: bucketSchema, s3: bucketSchema, az: bucketSchema });

/** Kinds of bucket servers. */
export type BucketKind = keyof z.infer<typeof testbedSchema>;

/** Every kind with the number of entries that is more than its largest page. */
export const BUCKET_KINDS: readonly (readonly [BucketKind, number])[] = [
  ['gs', 1001],
  ['s3', 1001],
  ['az', 5001],
];

/** The servers that run for this test run. */
export const testbed = testbedSchema.parse(JSON.parse(process.env['MEDCAST_TESTBED'] ?? '{}'));

/**
 * Leads the clients that are opened from now on to a server.
 *
 * @param url of a proxy in front of it; the server itself by default
 */
export function useBucket(kind: BucketKind, url = testbed[kind].url): void {
  for (const [name, value] of Object.entries(testbed[kind].env)) {
    process.env[name] = value.replace(testbed[kind].url, url);
  }
}

/** URI of a place in the bucket that nothing else uses. */
export function freshUri(kind: BucketKind): string {
  return `${testbed[kind].uri}/${randomUUID()}`;
}
