import { Problem } from '@medcast/problem';
import type { ClusterMaker, ClusterOptions, ClusterRequest, PlaceOption } from './cluster-request';

/** What each platform must be told, and what it may be told beside that. */
const places = {
  gke: { needs: ['project', 'region'], mayHave: ['zones'] },
  eks: { needs: ['region'], mayHave: ['zones'] },
  kops: { needs: ['region', 'stateBucket', 'bucket'], mayHave: ['zones'] },
  aks: { needs: ['region', 'resourceGroup', 'registry'], mayHave: [] },
  minikube: { needs: [], mayHave: [] },
} as const satisfies Record<ClusterMaker, { needs: readonly PlaceOption[]; mayHave: readonly PlaceOption[] }>;

const flags = {
  project: '--project',
  region: '--region',
  zones: '--zones',
  stateBucket: '--state-bucket',
  bucket: '--bucket',
  resourceGroup: '--resource-group',
  registry: '--registry',
} as const satisfies Record<PlaceOption, string>;

/** What a region of each cloud looks like. */
const regions: Partial<Record<ClusterMaker, { readonly pattern: RegExp; readonly example: string }>> = {
  gke: { pattern: /^[a-z]+-[a-z]+\d+$/, example: 'europe-west1' },
  eks: { pattern: /^[a-z]{2}(-[a-z]+)+-\d$/, example: 'eu-west-1' },
  kops: { pattern: /^[a-z]{2}(-[a-z]+)+-\d$/, example: 'eu-west-1' },
  aks: { pattern: /^[a-z]+\d?$/, example: 'westeurope' },
};

const ZONE_LETTERS = ['a', 'b', 'c'] as const;
const GKE_ZONE = 'b';

/**
 * Parses what was said of a cluster into what its platform has to know.
 *
 * @throws Problem USAGE naming everything that is missing, or that the platform does not know
 */
export function parseClusterRequest(options: ClusterOptions): ClusterRequest {
  const { on, name, size } = options;
  checkPlaces(options);
  checkName(on, name);
  const { project = '', region = '', stateBucket = '', bucket = '', resourceGroup = '', registry = '' } = options;
  const zones = options.zones ?? ZONE_LETTERS.map((letter) => `${region}${letter}`);
  checkRegion(on, region, options.zones ?? []);
  if (on === 'gke') return { on, name, size, project, region, zone: options.zones?.[0] ?? `${region}-${GKE_ZONE}` };
  if (on === 'eks') return { on, name, size, region, zones: threeOf(zones) };
  if (on === 'kops') return { on, name, size, region, zones: threeOf(zones), stateBucket, bucket };
  if (on === 'aks') return { on, name, size, region, resourceGroup, registry };
  return { on, name, size };
}

function checkPlaces(options: ClusterOptions): void {
  const { needs, mayHave }: { needs: readonly PlaceOption[]; mayHave: readonly PlaceOption[] } = places[options.on];
  const given = (Object.keys(flags) as PlaceOption[]).filter((option) => options[option] !== undefined);
  const missing = needs.filter((option) => !given.includes(option)).map((option) => flags[option]);
  const unknown = given.filter((option) => ![...needs, ...mayHave].includes(option)).map((option) => flags[option]);
  if (missing.length > 0) {
    throw new Problem('USAGE', `expected ${missing.join(', ')} with --on ${options.on}, got none; see --help`);
  }
  if (unknown.length === 0) return;
  const known = [...needs, ...mayHave].map((option) => flags[option]).join(', ') || 'none of these';
  throw new Problem('USAGE', `expected ${known} with --on ${options.on}, got ${unknown.join(', ')}; leave it out`);
}

function checkName(on: ClusterMaker, name: string): void {
  if (name.includes('.') === (on === 'kops')) return;
  const expected = on === 'kops' ? 'a DNS name such as medcast.example.com (it need not exist)' : 'a name without dots';
  throw new Problem('USAGE', `expected --name to be ${expected} with --on ${on}, got ${name}`);
}

function checkRegion(on: ClusterMaker, region: string, zones: readonly string[]): void {
  const rule = regions[on];
  if (rule !== undefined && !rule.pattern.test(region)) {
    throw new Problem('USAGE', `expected --region to be one of ${on}, such as ${rule.example}, got ${region}`);
  }
  const elsewhere = zones.filter((zone) => !zone.startsWith(region));
  if (elsewhere.length === 0) return;
  throw new Problem('USAGE', `expected --zones in the region ${region}, got ${elsewhere.join(', ')}`);
}

function threeOf(zones: readonly string[]): readonly string[] {
  if (zones.length === ZONE_LETTERS.length) return zones;
  throw new Problem('USAGE', `expected three --zones, got ${zones.length}: ${zones.join(', ')}`);
}
