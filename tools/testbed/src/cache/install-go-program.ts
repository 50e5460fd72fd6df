import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import { execa } from 'execa';
import { cacheFolder } from './cache-folder';
import { installOnce } from './install-once';

/** A program that `go install` builds. */
export interface GoProgram {
  /** Of its binary: `fake-gcs-server`. */
  readonly name: string;
  /** Without `v`: `1.56.1`. */
  readonly version: string;
  /** Path of its main package. */
  readonly path: string;
}

/**
 * Builds a Go program on first use, for which Go ≥ 1.24 and the module proxy that the environment names are needed.
 *
 * @returns absolute path of the binary
 * @throws Problem TESTBED_UNAVAILABLE
 */
export async function installGoProgram({ name, version, path }: GoProgram): Promise<string> {
  const folder = await installOnce({
    cache: cacheFolder(),
    name: `${name}-${version}`,
    fill: async (partial) => {
      process.stderr.write(`testbed: building ${name} ${version}; this takes a minute or two, once\n`);
      try {
        await execa('go', ['install', `${path}@v${version}`], {
          cwd: partial,
          env: { GOBIN: partial, CGO_ENABLED: '0' },
        });
      } catch (cause) {
        // Go is not installed, or the module cannot be fetched or built.
        const reason = cause instanceof Error ? cause.message : String(cause);
        const detail = `expected "go install" to build ${name} ${version}, got: ${reason}; install Go and check GOPROXY`;
        throw new Problem('TESTBED_UNAVAILABLE', detail, { cause });
      }
    },
  });
  return join(folder, name);
}
