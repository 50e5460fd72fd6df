import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { writeImage } from '../../src/kubernetes/images/write-image';

/** The image in `--image`; nodes have it without pulling. */
export const ECHO_IMAGE = 'testbed.local/echo:1';

const PORT = 8080;

/**
 * Builds an image with a small server, which says its host's name or fetches another address.
 *
 * @param folder an existing folder
 * @returns absolute path of the archive
 */
export async function writeEchoImage(folder: string): Promise<string> {
  const root = join(folder, 'root');
  await mkdir(root);
  const words = ['build', '-buildvcs=false', '-trimpath', '-o', join(root, 'echo'), '.'];
  await execa('go', words, { cwd: join(import.meta.dirname, '../echo'), env: { CGO_ENABLED: '0' } });
  const file = join(folder, 'echo.tar');
  await writeImage({ file, name: ECHO_IMAGE, root, config: { Entrypoint: ['/echo'], User: '65532:65532' } });
  return file;
}

/** A Deployment of the small server, and its Service on port 80. */
export function echo(name: string, image: string): unknown {
  const labels = { app: name };
  const readinessProbe = { httpGet: { path: '/', port: PORT }, periodSeconds: 1 };
  const containers = [{ name, image, imagePullPolicy: 'IfNotPresent', readinessProbe }];
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name },
        spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } },
      },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name },
        spec: { selector: labels, ports: [{ port: 80, targetPort: PORT }] },
      },
    ],
  };
}
