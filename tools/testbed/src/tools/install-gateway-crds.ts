import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import { execa } from 'execa';
import { z } from 'zod';
import { cacheFolder } from '../cache/cache-folder';
import { installOnce } from '../cache/install-once';

const MODULE = 'sigs.k8s.io/gateway-api';
const VERSION = '1.7.0';
/** Of the module, as Go writes it into `go.sum`. */
const SUM = 'h1:duVnm7nO6oXfMMUWfcDoBph47CYR/ME3NGxccOVglaY=';
const FOLDER = `${MODULE}@v${VERSION}/config/crd/standard`;

const downloadSchema = z.looseObject({ Zip: z.string(), Sum: z.literal(SUM) });

/**
 * Installs the definitions of the Gateway API's standard channel on first use; the Go module carries them.
 *
 * @returns absolute path of a folder of YAML files, for `kubectl apply --server-side -f`
 * @throws Problem TESTBED_UNAVAILABLE
 */
export async function installGatewayCrds(): Promise<string> {
  const folder = await installOnce({ cache: cacheFolder(), name: `gateway-crds-${VERSION}`, fill });
  return join(folder, 'standard');
}

async function fill(folder: string): Promise<void> {
  const download = ['mod', 'download', '-json', `${MODULE}@v${VERSION}`];
  try {
    // It says that it fails where the module's code wants a newer Go, and has fetched it nevertheless.
    const { stdout } = await execa('go', download, { cwd: folder, reject: false });
    const { Zip: archive } = downloadSchema.parse(JSON.parse(stdout));
    await execa('python3', ['-m', 'zipfile', '--extract', archive, 'unpacked'], { cwd: folder });
    await rename(join(folder, 'unpacked', FOLDER), join(folder, 'standard'));
    await rm(join(folder, 'unpacked'), { recursive: true });
  } catch (cause) {
    // Go or Python is not installed, or the module cannot be fetched, or it is another.
    const reason = cause instanceof Error ? cause.message : String(cause);
    const detail = `expected "go mod download" to fetch ${MODULE} ${VERSION}, got: ${reason}; install Go and Python`;
    throw new Problem('TESTBED_UNAVAILABLE', detail, { cause });
  }
}
