import { readFile, writeFile } from 'node:fs/promises';
import type { KeyPair } from './issue-certificate';

/** How to reach the API server, and as whom. */
export interface KubeconfigParts {
  readonly server: string;
  readonly authority: KeyPair;
  readonly client: KeyPair;
}

/** Writes a kubeconfig that holds its certificates and needs no other file. JSON is YAML. */
export async function writeKubeconfig(file: string, { server, authority, client }: KubeconfigParts): Promise<string> {
  const [ca, certificate, key] = await Promise.all(
    [authority.certificate, client.certificate, client.key].map((path) => readFile(path, 'base64')),
  );
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'testbed', cluster: { server, 'certificate-authority-data': ca } }],
    users: [{ name: 'testbed', user: { 'client-certificate-data': certificate, 'client-key-data': key } }],
    contexts: [{ name: 'testbed', context: { cluster: 'testbed', user: 'testbed' } }],
    'current-context': 'testbed',
  };
  await writeFile(file, `${JSON.stringify(kubeconfig, undefined, 2)}\n`, { mode: 0o600 });
  return file;
}
