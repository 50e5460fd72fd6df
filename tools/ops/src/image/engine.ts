import { type ImageRole, imageNames } from '@medcast/deploy-contract';
import { callOf, type ProgramCall } from '../clusters/program/program-call';
import { containerfiles, localName } from './image-recipes';
import type { Registry } from './parse-registry';

/** Programs that build images, in the order in which they are looked for. */
export const engineNames = ['buildah', 'podman', 'docker'] as const;

/** A program that builds images. */
export type EngineName = (typeof engineNames)[number];

/**
 * Time of every file in an image: the first that every format of archives knows, 1980. It is always the same, so that a
 * layer whose files have not changed has not changed either: a machine that has it fetches it no more, and whether it comes
 * from the engine's cache makes no difference.
 */
const FILE_EPOCH_SECONDS = 315_532_800;

/** An image to build. */
export interface ImageBuild {
  readonly role: ImageRole;
  readonly tag: string;
  /** Commit that is built, and its time. */
  readonly revision: string;
  readonly epochSeconds: number;
  /** How many files a program of the build may have open. */
  readonly openFiles: number;
  /** Options of the engine, as they are. */
  readonly options: readonly string[];
  /** Archive to write, relative to the root of the repository. */
  readonly archive: string;
}

/** An image to push. */
export interface ImagePush {
  readonly role: ImageRole;
  readonly tag: string;
  readonly registry: Registry;
  /** File to which the engine writes the digest of what it pushed; docker cannot. */
  readonly digestFile: string;
}

/** Name under which an archive is imported: the one that a bare name in a pod means. */
function importedName({ role, tag }: ImageBuild): string {
  return `docker.io/library/${localName(role, tag)}`;
}

/** An image in a registry, without tag and digest. */
export function remoteName(registry: Registry, role: ImageRole): string {
  return `${registry.prefix}/${imageNames[role]}`;
}

/** The calls that build an image into the storage of this machine and write it as an OCI archive. */
export function buildCalls(engine: EngineName, build: ImageBuild): readonly ProgramCall[] {
  const { role, tag, revision, archive, options, openFiles } = build;
  const file = [`--file=${containerfiles[role]}`, `--build-arg=REVISION=${revision}`];
  if (engine === 'docker') {
    const output = `--output=type=oci,dest=${archive},name=${importedName(build)},rewrite-timestamp=true`;
    const time = `--build-arg=SOURCE_DATE_EPOCH=${FILE_EPOCH_SECONDS}`;
    return [
      callOf(
        'docker',
        'buildx',
        'build',
        ...file,
        time,
        '--provenance=false',
        ...labelsOf(build),
        output,
        ...options,
        '.',
      ),
      callOf('docker', 'load', `--input=${archive}`),
    ];
  }
  // npm opens some thousand; buildah would allow 1,024.
  const limit = `--ulimit=nofile=${openFiles}:${openFiles}`;
  const identity = [`--tag=${localName(role, tag)}`, `--timestamp=${FILE_EPOCH_SECONDS}`, '--format=oci', '--layers'];
  return [
    callOf(engine, 'build', ...file, ...identity, limit, ...labelsOf(build), ...options, '.'),
    callOf(
      engine,
      'push',
      '--quiet',
      '--format=oci',
      localName(role, tag),
      `oci-archive:${archive}:${importedName(build)}`,
    ),
  ];
}

/** The calls that push a built image. */
export function pushCalls(engine: EngineName, { role, tag, registry, digestFile }: ImagePush): readonly ProgramCall[] {
  const target = `${remoteName(registry, role)}:${tag}`;
  if (engine === 'docker') {
    const source = `docker.io/library/${localName(role, tag)}`;
    return [callOf('docker', 'tag', source, target), callOf('docker', 'push', '--quiet', target)];
  }
  const plain = registry.isLoopback ? ['--tls-verify=false'] : [];
  const words = ['--quiet', '--format=oci', ...plain, `--digestfile=${digestFile}`];
  return [callOf(engine, 'push', ...words, localName(role, tag), `docker://${target}`)];
}

/** https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md */
function labelsOf({ tag, revision, epochSeconds }: ImageBuild): string[] {
  const labels = {
    'org.opencontainers.image.version': tag,
    'org.opencontainers.image.revision': revision,
    'org.opencontainers.image.created': new Date(epochSeconds * 1000).toISOString(),
  };
  return Object.entries(labels).map(([name, value]) => `--label=${name}=${value}`);
}
