import { z } from 'zod';
import { runTestbed, type RunningTestbed } from '../../testing/run-testbed';

const registryShape = z.object({
  /** `127.0.0.1:40123` */
  registry: z.string(),
  /** Folder of crane. */
  tools: z.string(),
});

/** A registry on loopback. */
export type RunningRegistry = RunningTestbed<z.infer<typeof registryShape>>;

/** Starts a registry. */
export function startRegistry(): Promise<RunningRegistry> {
  return runTestbed({ words: ['registry'], shape: registryShape });
}
