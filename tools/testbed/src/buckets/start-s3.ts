import { randomUUID } from 'node:crypto';
import { installGoProgram } from '../cache/install-go-program';
import { findFreePort } from '../process/find-free-port';
import { startServer } from '../process/start-server';
import { BUCKET, type BucketServer } from './bucket-server';

/** The server's program. */
export const goFakeS3 = {
  name: 'gofakes3',
  version: '1.2.0',
  path: 'github.com/johannesboyne/gofakes3/cmd/gofakes3',
} as const;

/** Starts a server of the S3 API that keeps its objects in memory. It accepts any key. */
export async function startS3(host: string): Promise<BucketServer> {
  const file = await installGoProgram(goFakeS3);
  const address = `${host}:${await findFreePort(host)}`;
  const url = `http://${address}`;
  const server = await startServer({
    name: goFakeS3.name,
    file,
    words: ['-host', address, '-backend', 'memory', '-initialbucket', BUCKET, '-quiet'],
    url,
  });
  const env = {
    AWS_ENDPOINT_URL_S3: url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'testbed',
    AWS_SECRET_ACCESS_KEY: randomUUID(),
  };
  return { server, url, uri: `s3://${BUCKET}/models`, env };
}
