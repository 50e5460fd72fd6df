import { join } from 'node:path';
import { ensureTrainingEnvironment } from '@medcast/training-environment';
import { noteInstalledPeer, peersFolder, programFolderOf } from './installed-peers';
import { peers } from './peer';

/** `npm run bench:peers`: makes the Python environments of the peers, each of its own lock, in the user's cache. */
const root = join(import.meta.dirname, '../../..');
for (const peer of peers) {
  process.stderr.write(`${peer.name}\n`);
  const { python } = await ensureTrainingEnvironment({
    trainingRoot: programFolderOf(peer, root),
    environmentsFolder: peersFolder(),
    uvLockFile: join(root, 'training/requirements-uv.lock'),
    log: (line) => process.stderr.write(`  ${line}\n`),
  });
  await noteInstalledPeer(peer, root, python);
  process.stdout.write(`${python}\n`);
}
