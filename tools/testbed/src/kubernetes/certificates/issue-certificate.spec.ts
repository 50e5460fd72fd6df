import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthority, issueCertificate } from './issue-certificate';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-certificates-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function load(path: string): Promise<X509Certificate> {
  return new X509Certificate(await readFile(path));
}

describe('issueCertificate', () => {
  it('issues what the authority vouches for, for loopback and for the given addresses', async () => {
    const authority = await createAuthority(folder);
    const subject = '/O=system:nodes/CN=system:node:node-1';
    const request = { name: 'node-1', subject, addresses: ['IP:172.30.0.21', 'DNS:node-1'] };
    const issued = await load((await issueCertificate(folder, authority, request)).certificate);
    const signer = await load(authority.certificate);

    expect([signer.ca, issued.ca]).toEqual([true, false]);
    expect(issued.checkIssued(signer) && issued.verify(signer.publicKey)).toBe(true);
    expect(issued.subject).toBe('O=system:nodes\nCN=system:node:node-1');
    expect(issued.subjectAltName).toBe('IP Address:127.0.0.1, IP Address:172.30.0.21, DNS:node-1');
  });
});
