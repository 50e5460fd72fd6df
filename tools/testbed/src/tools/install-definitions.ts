import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import { execa } from 'execa';
import { z } from 'zod';
import { cacheFolder } from '../cache/cache-folder';
import { installOnce } from '../cache/install-once';

/** Definitions of kinds that a Go module carries. */
export interface Definitions {
  /** Of their folder in the cache: `gateway-crds`. */
  readonly name: string;
  readonly module: string;
  readonly version: string;
  /** Of the module, as Go writes it into `go.sum`. */
  readonly sum: string;
  /** Where they are in the module. */
  readonly folder: string;
  /** Names of the files that are wanted. */
  readonly files: RegExp;
}

/** The Gateway API's standard channel. */
export const gatewayCrds: Definitions = {
  name: 'gateway-crds',
  module: 'sigs.k8s.io/gateway-api',
  version: '1.7.0',
  sum: 'h1:duVnm7nO6oXfMMUWfcDoBph47CYR/ME3NGxccOVglaY=',
  folder: 'config/crd/standard',
  files: /\.yaml$/,
};

/** What Prometheus' operator watches, as far as we use it. */
export const prometheusCrds: Definitions = {
  name: 'prometheus-crds',
  module: 'github.com/prometheus-operator/prometheus-operator',
  version: '0.85.0',
  sum: 'h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=',
  folder: 'example/prometheus-operator-crd',
  files: /_(podmonitors|prometheusrules)\.yaml$/,
};

/** What External Secrets watches, as far as we use it. */
export const externalSecretsCrds: Definitions = {
  name: 'external-secrets-crds',
  module: 'github.com/external-secrets/external-secrets',
  version: '1.3.2',
  sum: 'h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ=',
  folder: 'config/crds/bases',
  files: /^external-secrets\.io_externalsecrets\.yaml$/,
};

/**
 * Installs definitions on first use.
 *
 * @returns absolute path of a folder of YAML files, for `kubectl apply --server-side -f`
 * @throws Problem TESTBED_UNAVAILABLE
 */
export async function installDefinitions(definitions: Definitions): Promise<string> {
  // Under the name without `files`, older versions of this program keep them in another way.
  const name = `${definitions.name}-files-${definitions.version}`;
  const folder = await installOnce({ cache: cacheFolder(), name, fill: (empty) => fill(empty, definitions) });
  return join(folder, 'definitions');
}

async function fill(target: string, { module, version, sum, folder, files }: Definitions): Promise<void> {
  const download = ['mod', 'download', '-json', `${module}@v${version}`];
  const downloadSchema = z.looseObject({ Zip: z.string(), Sum: z.literal(sum) });
  const unpacked = join(target, 'unpacked');
  const source = join(unpacked, `${module}@v${version}`, folder);
  try {
    // It says that it fails where the module's code wants a newer Go, and has fetched it nevertheless.
    const { stdout } = await execa('go', download, { cwd: target, reject: false });
    const { Zip: archive } = downloadSchema.parse(JSON.parse(stdout));
    await execa('python3', ['-m', 'zipfile', '--extract', archive, unpacked]);
    await mkdir(join(target, 'definitions'));
    const wanted = (await readdir(source)).filter((name) => files.test(name));
    for (const name of wanted) await rename(join(source, name), join(target, 'definitions', name));
    await rm(unpacked, { recursive: true });
  } catch (cause) {
    // Go or Python is not installed, or the module cannot be fetched, or it is another.
    const reason = cause instanceof Error ? cause.message : String(cause);
    const detail = `expected "go mod download" to fetch ${module} ${version}, got: ${reason}; install Go and Python`;
    throw new Problem('TESTBED_UNAVAILABLE', detail, { cause });
  }
}
