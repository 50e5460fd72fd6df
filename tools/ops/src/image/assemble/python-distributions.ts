import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PythonDistribution } from '../sbom/component';

/** A whole text of a licence in the field `License` is no name of one. */
const LONGEST_NAME = 60;

/** Lists what is installed in the Python environments below a folder, by the metadata of each distribution. */
export async function findPythonDistributions(environments: string): Promise<PythonDistribution[]> {
  const files = await readdir(environments, { recursive: true });
  const metadata = files.filter((file) => /\.dist-info[/\\]METADATA$/.test(file)).sort();
  return Promise.all(
    metadata.map(async (file) => parseDistribution(await readFile(join(environments, file), 'utf8'), file)),
  );
}

/**
 * Parses the metadata of a distribution (PEP 566).
 *
 * @throws Error where it has no name or no version
 */
export function parseDistribution(text: string, file: string): PythonDistribution {
  const header = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const field = (name: string) => new RegExp(`^${name}: (.+)$`, 'm').exec(header)?.[1]?.trim();
  const [name, version] = [field('Name'), field('Version')];
  if (name === undefined || version === undefined) throw new Error(`expected a name and a version in ${file}`);
  const stated = field('License-Expression') ?? field('License');
  return { name, version, licence: stated !== undefined && stated.length <= LONGEST_NAME ? stated : undefined };
}
