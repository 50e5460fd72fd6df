import { installGoProgram } from '../cache/install-go-program';
import { findFreePort } from '../process/find-free-port';
import { startServer } from '../process/start-server';
import { BUCKET, type BucketServer } from './bucket-server';

/** The server's program. */
export const fakeGcsServer = {
  name: 'fake-gcs-server',
  version: '1.56.1',
  path: 'github.com/fsouza/fake-gcs-server',
} as const;

/** Starts a server of the Google Cloud Storage API that keeps its objects in memory. */
export async function startGcs(host: string): Promise<BucketServer> {
  const file = await installGoProgram(fakeGcsServer);
  const port = await findFreePort(host);
  const url = `http://${host}:${port}`;
  const words = ['-scheme', 'http', '-host', host, '-port', String(port), '-backend', 'memory'];
  const server = await startServer({
    name: fakeGcsServer.name,
    file,
    words: [...words, '-public-host', `${host}:${port}`, '-external-url', url],
    url,
  });
  await fetch(`${url}/storage/v1/b?project=testbed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: BUCKET }),
  });
  return { server, url, uri: `gs://${BUCKET}/models`, env: { STORAGE_EMULATOR_HOST: url } };
}
