import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import { execa } from 'execa';
import { cacheFolder } from '../cache/cache-folder';
import { installOnce } from '../cache/install-once';

/** The Python package that brings the schemas of several versions of Kubernetes. */
const PACKAGE = 'kubernetes-validate';
const VERSION = '1.37.0';
const FOLDER = `kubernetes_validate/kubernetes-json-schema/v${VERSION}-local-strict`;

/**
 * Installs the JSON schemas of Kubernetes 1.37 on first use. They are strict: a key that Kubernetes does not know is an
 * error, while the API server itself would only drop it.
 *
 * @returns what `kubeconform -schema-location` takes
 * @throws Problem TESTBED_UNAVAILABLE
 */
export async function installSchemas(): Promise<string> {
  const folder = await installOnce({ cache: cacheFolder(), name: `kubernetes-schemas-${VERSION}`, fill });
  return join(folder, '{{ .ResourceKind }}{{ .KindSuffix }}.json');
}

async function fill(folder: string): Promise<void> {
  process.stderr.write(`testbed: installing the schemas of Kubernetes ${VERSION}; this takes some seconds, once\n`);
  const download = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary', ':all:'];
  try {
    await execa('python3', [...download, `${PACKAGE}==${VERSION}`], { cwd: folder });
    const [wheel = ''] = await readdir(folder);
    await execa('python3', ['-m', 'zipfile', '--extract', wheel, 'unpacked'], { cwd: folder });
    await rm(join(folder, wheel));
  } catch (cause) {
    // There is no Python or no pip, or the package cannot be fetched.
    const reason = cause instanceof Error ? cause.message : String(cause);
    const detail = `expected "pip download" to fetch ${PACKAGE} ${VERSION}, got: ${reason}; install Python with pip`;
    throw new Problem('TESTBED_UNAVAILABLE', detail, { cause });
  }
  await takeSchemas(join(folder, 'unpacked', FOLDER), folder);
  await rm(join(folder, 'unpacked'), { recursive: true });
}

/** The files name each other by a path on a server, and themselves by addresses that do not exist. */
async function takeSchemas(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) {
    const text = await readFile(join(from, name), 'utf8');
    const local: unknown = JSON.parse(text.replaceAll('"/api/_definitions.json', '"_definitions.json'));
    const withoutId = (key: string, value: unknown) => (key === '$id' ? undefined : value);
    await writeFile(join(from, name), JSON.stringify(local, withoutId));
    await rename(join(from, name), join(to, name));
  }
}
