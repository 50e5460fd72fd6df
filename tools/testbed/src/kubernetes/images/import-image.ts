import { connect } from 'node:net';
import { Problem } from '@medcast/problem';
import { execa } from 'execa';
import { CLEAN_ENVIRONMENT } from '../namespace/start-namespace';
import { waitUntil } from '../../process/wait-until';

const START_LIMIT_MS = 240_000;

/** Waits until containerd answers at a socket. */
export async function waitForContainerd(socket: string): Promise<void> {
  const check = () =>
    new Promise<boolean>((resolve) => {
      const asked = connect(socket);
      asked.once('connect', () => {
        asked.destroy();
        resolve(true);
      });
      // ENOENT, ECONNREFUSED: not yet, or not any more.
      asked.once('error', () => {
        resolve(false);
      });
    });
  await waitUntil({ what: `containerd to answer at ${socket}`, limitMs: START_LIMIT_MS, check });
}

/**
 * Puts the images of an archive onto a node.
 *
 * @param socket of the node's containerd
 * @throws Problem TESTBED_UNAVAILABLE when the archive cannot be read
 */
export async function importImage(socket: string, archive: string): Promise<void> {
  const words = ['--address', socket, '--namespace', 'k8s.io', 'images', 'import', archive];
  try {
    await execa('ctr', words, { env: CLEAN_ENVIRONMENT });
  } catch (cause) {
    // Not an archive, or there is none.
    const reason = cause instanceof Error ? cause.message : String(cause);
    const detail = `expected an archive of images (OCI or Docker) at ${archive}, got: ${reason}; make it with skopeo`;
    throw new Problem('TESTBED_UNAVAILABLE', detail, { cause });
  }
}
