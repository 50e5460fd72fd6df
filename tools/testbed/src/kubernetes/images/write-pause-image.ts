import { chmod, copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PAUSE_IMAGE } from '../node/render-containerd-config';
import { writeImage } from './write-image';

/**
 * Writes the image that holds a pod's namespaces.
 *
 * @param pause absolute path of the program
 * @param folder an existing folder for the archive
 * @returns absolute path of the archive
 */
export async function writePauseImage(pause: string, folder: string): Promise<string> {
  const root = join(folder, 'pause-root');
  await mkdir(root);
  await copyFile(pause, join(root, 'pause'));
  await chmod(join(root, 'pause'), 0o755);
  const file = join(folder, 'pause.tar');
  await writeImage({ file, name: PAUSE_IMAGE, root, config: { Entrypoint: ['/pause'], User: '65535:65535' } });
  return file;
}
