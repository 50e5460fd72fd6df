import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

const KEY_WORDS = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
const DAYS = 3;
/** Every server is reached from outside through a port of loopback. */
const LOOPBACK = 'IP:127.0.0.1';
/** The machine's own settings of openssl would add extensions. */
const SETTINGS = '[req]\ndistinguished_name = subject\n[subject]\n';

/** A key and its certificate, as absolute paths of PEM files. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** For whom a certificate is. */
export interface CertificateRequest {
  /** Of its files: `apiserver`. */
  readonly name: string;
  /** As openssl writes it: `/O=system:masters/CN=admin`. */
  readonly subject: string;
  /** Where it is answered for beside loopback, as openssl writes it: `IP:10.96.0.1`. */
  readonly addresses?: readonly string[];
}

/** Makes an authority for the certificates of one cluster. */
export async function createAuthority(folder: string): Promise<KeyPair> {
  const authority = pathsOf(folder, 'authority');
  await writeFile(join(folder, 'openssl.cnf'), SETTINGS);
  await request(folder, authority, ['-subj', '/CN=medcast-testbed', ...extend(['basicConstraints=critical,CA:TRUE'])]);
  return authority;
}

/** Issues a certificate, for clients and servers alike. */
export async function issueCertificate(
  folder: string,
  authority: KeyPair,
  { name, subject, addresses = [] }: CertificateRequest,
): Promise<KeyPair> {
  const pair = pathsOf(folder, name);
  const signer = ['-CA', authority.certificate, '-CAkey', authority.key];
  const extensions = [
    `subjectAltName=${[LOOPBACK, ...addresses].join(',')}`,
    'extendedKeyUsage=serverAuth,clientAuth',
    'basicConstraints=CA:FALSE',
  ];
  await request(folder, pair, ['-subj', subject, ...signer, ...extend(extensions)]);
  return pair;
}

function pathsOf(folder: string, name: string): KeyPair {
  return { certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
}

function extend(extensions: readonly string[]): readonly string[] {
  return extensions.flatMap((extension) => ['-addext', extension]);
}

async function request(folder: string, { certificate, key }: KeyPair, words: readonly string[]): Promise<void> {
  const files = ['-config', join(folder, 'openssl.cnf'), '-keyout', key, '-out', certificate, '-days', String(DAYS)];
  await execa('openssl', ['req', '-x509', ...KEY_WORDS, ...files, ...words]);
}
