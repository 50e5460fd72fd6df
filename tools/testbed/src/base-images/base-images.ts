import type { BaseImage } from './base-image';
import { cLibraries, debianWithPython, nginxWithShell } from './root-file-systems';

/** A machine whose connections are opened by a proxy has its authority in here: npm, pip and uv must know it too. */
const AUTHORITIES = '/etc/ssl/certs/ca-certificates.crt';
const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

function withUser(name: string, id: number): string[] {
  return [
    `printf '%s\\n' 'root:x:0:0:root:/root:/sbin/nologin' '${name}:x:${id}:${id}:${name}:/home/${name}:/sbin/nologin' >"$ROOT/etc/passwd"`,
    `printf '%s\\n' 'root:x:0:' '${name}:x:${id}:' >"$ROOT/etc/group"`,
    `mkdir -p "$ROOT/home/${name}" "$ROOT/tmp" && chmod 1777 "$ROOT/tmp" && chown ${id}:${id} "$ROOT/home/${name}"`,
    `printf 'hosts: files dns\\n' >"$ROOT/etc/nsswitch.conf"`,
  ];
}

function environment(...variables: readonly string[]): string[] {
  return variables.map((variable) => `--env=${variable}`);
}

/** The images that our Containerfiles begin with. */
export const baseImages: readonly BaseImage[] = [
  {
    name: 'docker.io/library/node:24-bookworm-slim',
    rootFileSystem: debianWithPython,
    hasNode: true,
    finish: [],
    config: environment(PATH, `NODE_EXTRA_CA_CERTS=${AUTHORITIES}`),
  },
  {
    name: 'docker.io/library/python:3.11-slim-bookworm',
    rootFileSystem: debianWithPython,
    hasNode: false,
    finish: ['for name in python3.11 python3 python; do ln -s /usr/bin/python3.11 "$ROOT/usr/local/bin/$name"; done'],
    config: environment(PATH, `SSL_CERT_FILE=${AUTHORITIES}`, `PIP_CERT=${AUTHORITIES}`),
  },
  {
    name: 'docker.io/nginxinc/nginx-unprivileged:stable-alpine-slim',
    rootFileSystem: nginxWithShell,
    hasNode: false,
    finish: withUser('nginx', 101),
    config: [...environment(PATH), '--user=101', '--port=8080'],
  },
  {
    name: 'gcr.io/distroless/cc-debian13:nonroot',
    rootFileSystem: cLibraries,
    hasNode: false,
    finish: withUser('nonroot', 65_532),
    config: [...environment(PATH, `SSL_CERT_FILE=${AUTHORITIES}`), '--user=65532', '--workingdir=/home/nonroot'],
  },
];
