import { Problem } from '@medcast/problem';
import { z } from 'zod';
import type { ClusterMaker } from './cluster-request';

/** A cluster as its platform lists it; what the platform does not say is empty. */
export interface ListedCluster {
  readonly name: string;
  readonly place: string;
  readonly version: string;
  readonly state: string;
}

const gke = z
  .array(z.object({ name: z.string(), location: z.string(), currentMasterVersion: z.string(), status: z.string() }))
  .transform((clusters) =>
    clusters.map((each) => ({
      name: each.name,
      place: each.location,
      version: each.currentMasterVersion,
      state: each.status.toLowerCase(),
    })),
  );

/** https://eksctl.io/usage/creating-and-managing-clusters/: the version stands in no list. */
const eks = z
  .array(z.object({ Name: z.string(), Region: z.string() }))
  .transform((clusters) => clusters.map(({ Name, Region }) => ({ name: Name, place: Region, version: '', state: '' })));

const kops = z
  .array(
    z.object({
      metadata: z.object({ name: z.string() }),
      spec: z.object({ kubernetesVersion: z.string(), subnets: z.array(z.object({ zone: z.string() })) }),
    }),
  )
  .transform((clusters) =>
    clusters.map(({ metadata, spec }) => ({
      name: metadata.name,
      place: [...new Set(spec.subnets.map(({ zone }) => zone))].join(' '),
      version: spec.kubernetesVersion,
      state: '',
    })),
  );

const aks = z
  .array(
    z.object({
      name: z.string(),
      location: z.string(),
      currentKubernetesVersion: z.string(),
      powerState: z.object({ code: z.string() }),
    }),
  )
  .transform((clusters) =>
    clusters.map((each) => ({
      name: each.name,
      place: each.location,
      version: each.currentKubernetesVersion,
      state: each.powerState.code.toLowerCase(),
    })),
  );

const minikube = z
  .object({
    valid: z.array(
      z.object({
        Name: z.string(),
        Status: z.string(),
        Config: z.object({ KubernetesConfig: z.object({ KubernetesVersion: z.string() }) }),
      }),
    ),
  })
  .transform(({ valid }) =>
    valid.map(({ Name, Status, Config }) => ({
      name: Name,
      place: 'this machine',
      version: Config.KubernetesConfig.KubernetesVersion,
      state: Status.toLowerCase(),
    })),
  );

const answers = { gke, eks, kops, aks, minikube } as const satisfies Record<ClusterMaker, z.ZodType<ListedCluster[]>>;

/**
 * Parses what a platform says when it is asked for its clusters.
 *
 * @throws Problem PROGRAM_FAILED where that is not what it says in the versions that are known
 */
export function parseClusterList(on: ClusterMaker, output: string): readonly ListedCluster[] {
  try {
    return answers[on].parse(JSON.parse(output));
  } catch (error) {
    // Not JSON, or JSON of another shape.
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
    const detail = `expected a list of clusters of ${on} as JSON, got ${JSON.stringify(output.slice(0, 200))}; see medcast doctor --for ${on}`;
    throw new Problem('PROGRAM_FAILED', detail, { cause: error });
  }
}
