import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Variants of the stand-in, by the tag of their image. */
const FAULTS = {
  dev: 'none',
  next: 'none',
  crash: 'crash',
  memory: 'memory',
  unready: 'unready',
  errors: 'errors',
} as const;
const TAR = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--format=gnu'];

/**
 * Makes an archive with small images of ours: this Node, its libraries and the stand-in, as `docker save` would.
 *
 * @param folder for the archive and what it is made of
 * @returns path of the archive, with `medcast-predictor` in each variant and `medcast-web:dev`
 */
export function makeImages(folder: string): string {
  const root = join(folder, 'root');
  mkdirSync(join(root, 'app'), { recursive: true });
  mkdirSync(join(root, 'tmp'));
  copyProgram(process.execPath, join(root, 'nodejs/bin/node'), root);
  copyFileSync(join(import.meta.dirname, 'stand-in.mjs'), join(root, 'app/stand-in.mjs'));
  const archive = join(folder, 'archive');
  mkdirSync(archive);
  tar(root, join(archive, 'layer.tar'));
  const diffId = `sha256:${createHash('sha256')
    .update(readFileSync(join(archive, 'layer.tar')))
    .digest('hex')}`;
  const entries = Object.entries(FAULTS).map(([tag, fault], index) => {
    const name = `${tag}.json`;
    writeFileSync(join(archive, name), JSON.stringify(imageConfig({ fault, version: index + 1, diffId })));
    const names = [`docker.io/library/medcast-predictor:${tag}`];
    if (tag === 'dev') names.push('docker.io/library/medcast-web:dev');
    return { Config: name, RepoTags: names, Layers: ['layer.tar'] };
  });
  writeFileSync(join(archive, 'manifest.json'), JSON.stringify(entries));
  const path = join(folder, 'images.tar');
  tar(archive, path);
  return path;
}

function imageConfig({ fault, version, diffId }: { fault: string; version: number; diffId: string }): object {
  return {
    architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
    os: 'linux',
    config: {
      User: '65532:65532',
      Entrypoint: ['/nodejs/bin/node', '/app/stand-in.mjs'],
      Env: ['PATH=/nodejs/bin', `VERSION=${version}`, `FAULT=${fault}`],
    },
    rootfs: { type: 'layers', diff_ids: [diffId] },
    history: [{ created: '1970-01-01T00:00:00Z', created_by: 'tests of the CLI' }],
  };
}

/** A program with the libraries that it needs, at the places where it looks for them. */
function copyProgram(program: string, target: string, root: string): void {
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(program, target);
  const libraries = execFileSync('ldd', [program], { encoding: 'utf8' }).match(/\/lib\S+/g) ?? [];
  for (const library of libraries) {
    mkdirSync(dirname(join(root, library)), { recursive: true });
    copyFileSync(library, join(root, library));
  }
}

function tar(folder: string, path: string): void {
  execFileSync('tar', [...TAR, '-cf', path, '-C', folder, '.']);
}
