import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import type { KeyPair } from '../certificates/issue-certificate';

const PATIENCE_MS = 5_000;

/** What a server said. */
export interface HttpsAnswer {
  readonly status: number;
  readonly body: string;
}

/** Asks for a path; nothing while nobody answers. */
export type HttpsGet = (path: string) => Promise<HttpsAnswer | undefined>;

/** Makes a client of a server of the cluster that a port of loopback leads to. */
export async function createHttpsGet(
  port: number,
  { authority, client }: { readonly authority: KeyPair; readonly client: KeyPair },
): Promise<HttpsGet> {
  const files = [authority.certificate, client.certificate, client.key];
  const [ca, cert, key] = await Promise.all(files.map((path) => readFile(path)));
  const ask = (path: string) =>
    new Promise<HttpsAnswer>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, ca, cert, key, timeout: PATIENCE_MS, agent: false });
      asked.once('timeout', () => asked.destroy());
      asked.once('error', reject).once('response', (response) => {
        text(response).then((body) => {
          resolve({ status: response.statusCode ?? 0, body });
        }, reject);
      });
      asked.end();
    });
  return async (path) => {
    try {
      return await ask(path);
    } catch {
      // ECONNRESET, ETIMEDOUT: the server does not listen yet.
      return undefined;
    }
  };
}
