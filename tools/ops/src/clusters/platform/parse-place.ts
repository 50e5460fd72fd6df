import { InvalidArgumentError } from 'commander';

/** What a name must look like, and how to say so. */
interface NameRule {
  readonly pattern: RegExp;
  readonly expected: string;
}

function parserOf({ pattern, expected }: NameRule): (text: string) => string {
  return (text) => {
    if (pattern.test(text)) return text;
    throw new InvalidArgumentError(`expected ${expected}, got ${JSON.stringify(text)}`);
  };
}

/** Parses the name of a cluster: on all platforms 1–24 characters, since networks and accounts are named after it; kOps' has dots. */
export const parseClusterName = parserOf({
  pattern: /^(?=.{1,24}$)[a-z]([a-z0-9-]*[a-z0-9])?$|^(?=.{3,63}$)[a-z][a-z0-9-]*(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
  expected: '1 to 24 lower-case letters, digits and hyphens, a letter first, such as medcast; for kops a DNS name',
});

/** Parses the id of a Google Cloud project: https://cloud.google.com/resource-manager/docs/creating-managing-projects */
export const parseProject = parserOf({
  pattern: /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
  expected:
    'the id of a project, 6 to 30 lower-case letters, digits and hyphens, such as my-project-123 (not its name or number)',
});

/** Parses a region: of Google `europe-west1`, of AWS `eu-west-1`, of Azure `westeurope`. Which, the platform checks. */
export const parseRegion = parserOf({
  pattern: /^[a-z][a-z0-9]+(-[a-z0-9]+){0,4}$/,
  expected: 'a region such as europe-west1 (gke), eu-west-1 (eks, kops) or westeurope (aks)',
});

/** Parses the name of a bucket that Google and Amazon take; Azure's containers have the same letters. */
export const parseBucket = parserOf({
  pattern: /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  expected: 'the name of a bucket, 3 to 63 lower-case letters, digits and hyphens, without gs:// or s3://',
});

/** Parses the name of a resource group of Azure. */
export const parseResourceGroup = parserOf({
  pattern: /^[\w][\w.()-]{0,88}[\w()-]$|^\w$/,
  expected: 'the name of a resource group, letters, digits, and _ . ( ) -',
});

/** Parses the name of a registry of Azure. */
export const parseRegistry = parserOf({
  pattern: /^[a-z0-9]{5,50}$/,
  expected:
    'the name of an Azure container registry, 5 to 50 lower-case letters and digits, the only one in the world of this name',
});

/** Parses the name of a storage account of Azure. */
export const parseStorageAccount = parserOf({
  pattern: /^[a-z0-9]{3,24}$/,
  expected:
    'the name of a storage account, 3 to 24 lower-case letters and digits, the only one in the world of this name',
});

/** Parses a list of zones. */
export function parseZones(text: string): readonly string[] {
  const zones = text.split(',');
  if (zones.every((zone) => /^[a-z]+(-[a-z0-9]+)+[a-z]?$/.test(zone)) && new Set(zones).size === zones.length)
    return zones;
  throw new InvalidArgumentError(
    `expected zones such as eu-west-1a,eu-west-1b,eu-west-1c, got ${JSON.stringify(text)}`,
  );
}
