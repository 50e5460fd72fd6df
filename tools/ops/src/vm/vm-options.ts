import { InvalidArgumentError } from 'commander';

/** Parses the name of a machine; its account is named after it, and such names have 6 to 30 characters. */
export function parseVmName(text: string): string {
  if (/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(text)) return text;
  throw new InvalidArgumentError(
    `expected 6 to 30 lower-case letters, digits and hyphens, a letter first, got ${JSON.stringify(text)}`,
  );
}

/** Parses a zone of Google. */
export function parseZone(text: string): string {
  if (/^[a-z]+-[a-z]+\d+-[a-z]$/.test(text)) return text;
  throw new InvalidArgumentError(`expected a zone such as europe-west1-b, got ${JSON.stringify(text)}`);
}

/** Parses a type of machine. */
export function parseMachineType(text: string): string {
  if (/^[a-z][a-z0-9]*-[a-z0-9-]+$/.test(text)) return text;
  throw new InvalidArgumentError(`expected a type of machine such as e2-standard-8, got ${JSON.stringify(text)}`);
}

/** Parses the name of a container image in Artifact Registry or GCR, with tag or digest. */
export function parseImage(text: string): string {
  if (/^([a-z0-9-]+-docker\.pkg\.dev|([a-z]+\.)?gcr\.io)(\/[a-z0-9._-]+)+(:[\w.-]+|@sha256:[0-9a-f]{64})$/.test(text))
    return text;
  throw new InvalidArgumentError(
    `expected an image with registry and tag such as europe-west1-docker.pkg.dev/my-project/medcast/medcast-training:v1, got ${JSON.stringify(text)}`,
  );
}

/** Parses a task's name. */
export function parseTask(text: string): string {
  if (/^[a-z][a-z0-9-]{0,62}$/.test(text)) return text;
  throw new InvalidArgumentError(`expected the name of a task such as insurance, got ${JSON.stringify(text)}`);
}

/** Parses where a machine finds its table: only what it can reach. `|` separates metadata. */
export function parseTableUrl(text: string): string {
  if (URL.canParse(text) && text.startsWith('https://') && !/[|\s]/.test(text)) return text;
  throw new InvalidArgumentError(
    `expected an https URL, which the machine can reach, without | and spaces, got ${JSON.stringify(text)}`,
  );
}

/** Parses a model repository in a bucket of Google. */
export function parseGsUri(text: string): string {
  if (/^gs:\/\/[a-z0-9][a-z0-9-]{1,61}[a-z0-9](\/[\w.-]+)*$/.test(text)) return text;
  throw new InvalidArgumentError(`expected gs://bucket/path, got ${JSON.stringify(text)}`);
}
