import { randomBytes } from 'node:crypto';
import { BlobServiceClient } from '@azure/storage-blob';
import { installAzurite } from '../cache/install-azurite';
import { findFreePort } from '../process/find-free-port';
import { startServer } from '../process/start-server';
import { BUCKET, type BucketServer } from './bucket-server';

const ACCOUNT = 'testbed';
const KEY_BYTES = 64;

/** Starts azurite's blob service, which keeps its objects in memory, with an account whose key is made for this run. */
export async function startAzure(host: string): Promise<BucketServer> {
  const script = await installAzurite();
  const port = await findFreePort(host);
  const url = `http://${host}:${port}`;
  const key = randomBytes(KEY_BYTES).toString('base64');
  const words = ['--blobHost', host, '--blobPort', String(port), '--inMemoryPersistence', '--silent'];
  const server = await startServer({
    name: 'azurite',
    file: process.execPath,
    words: [script, ...words, '--skipApiVersionCheck', '--disableTelemetry'],
    env: { AZURITE_ACCOUNTS: `${ACCOUNT}:${key}` },
    url,
  });
  const connection = [
    'DefaultEndpointsProtocol=http',
    `AccountName=${ACCOUNT}`,
    `AccountKey=${key}`,
    `BlobEndpoint=${url}/${ACCOUNT}`,
  ].join(';');
  await BlobServiceClient.fromConnectionString(connection).createContainer(BUCKET);
  return { server, url, uri: `az://${BUCKET}/models`, env: { AZURE_STORAGE_CONNECTION_STRING: connection } };
}
