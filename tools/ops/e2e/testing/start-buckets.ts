import { z } from 'zod';
import { runTestbed, type RunningTestbed } from './run-testbed';

const serverShape = z.looseObject({ uri: z.string(), env: z.record(z.string(), z.string()) });
const bucketsShape = z.object({ gs: serverShape, s3: serverShape, az: serverShape });

/** Real bucket servers on loopback, with the environment that their clients need. */
export type RunningBuckets = RunningTestbed<z.infer<typeof bucketsShape>>;

/** Starts all bucket servers. */
export function startBuckets(): Promise<RunningBuckets> {
  return runTestbed({ words: ['buckets'], shape: bucketsShape });
}
