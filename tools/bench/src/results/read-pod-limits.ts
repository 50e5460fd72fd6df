import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { z } from 'zod';
import type { PodLimits } from './results';

const shape = z.object({
  kind: z.literal('Deployment'),
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers: z.array(
          z.object({
            name: z.string(),
            resources: z.object({
              limits: z.object({ cpu: z.string().regex(/^\d+$/), memory: z.string().regex(/^\d+Mi$/) }),
            }),
          }),
        ),
      }),
    }),
  }),
});

/** Reads the limits of the predictor's container from the generated base. @param root of the repository */
export async function readPodLimits(root: string): Promise<PodLimits> {
  const file = join(root, 'k8s/base/predictor.yaml');
  const found = loadAll(await readFile(file, 'utf8')).flatMap((object) => {
    const parsed = shape.safeParse(object);
    return parsed.success ? parsed.data.spec.template.spec.containers : [];
  });
  const limits = found.find(({ name }) => name === 'predictor')?.resources.limits;
  if (limits === undefined)
    throw new Error(`expected in ${file} a container predictor with limits in whole cores and Mi`);
  return { cores: Number(limits.cpu), memoryMi: Number.parseInt(limits.memory, 10) };
}
