import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ImageRole } from '@medcast/deploy-contract';
import { Command } from 'commander';
import { printResult } from '../cli/print-result';
import { renderTextTable } from '../cli/render-text-table';
import { jsonOption } from '../cli/standard-options';
import { workspaceRoot } from '../cli/workspace-root';
import { callOf, renderCall } from '../clusters/program/program-call';
import { createProgramRunner, type ProgramRunner } from '../clusters/program/program-runner';
import { readArchive } from './archive/read-archive';
import { chooseEngine } from './choose-engine';
import { buildCalls, type EngineName, type ImageBuild } from './engine';
import {
  archiveOption,
  buildOptionOption,
  engineOption,
  imageDryRunOption,
  type ImageOptions,
  rolesArgument,
  tagOption,
} from './image-options';
import { imageRoles, localName } from './image-recipes';
import { readSource, type Source } from './read-source';

interface BuildOptions extends ImageOptions {
  readonly buildOption: readonly string[];
}

/** What `image build` says of each image. */
interface BuiltImage {
  readonly role: ImageRole;
  readonly image: string;
  readonly digest: string;
  readonly compressedBytes: number;
  readonly archive: string;
}

const BYTES_IN_MB = 1_000_000;

/** Enough for npm. */
const MOST_OPEN_FILES = 65_536;

/** `medcast image build`: images in the storage of this machine, and as OCI archives. */
export function createBuildCommand(): Command {
  return new Command('build')
    .description('build the images, and write each as an OCI archive')
    .addArgument(rolesArgument())
    .addOption(engineOption())
    .addOption(tagOption())
    .addOption(archiveOption())
    .addOption(buildOptionOption())
    .addOption(imageDryRunOption())
    .addOption(jsonOption())
    .action(build);
}

async function build(roles: readonly ImageRole[], options: BuildOptions): Promise<void> {
  const { json, dryRun } = options;
  const runner = createProgramRunner({ cwd: workspaceRoot, show: (line) => process.stderr.write(`${line}\n`) });
  const source = await readSource(options.tag, runner);
  const engine = await chooseEngine(options.with, runner);
  const openFiles = await askOpenFiles(runner);
  const builds = (roles.length === 0 ? imageRoles : roles).map((role) => ({
    ...toBuild(role, source, options),
    openFiles,
  }));
  if (dryRun) {
    const commands = builds.flatMap((each) => buildCalls(engine, each)).map(renderCall);
    printResult({ dryRun, commands }, { json, text: commands.map((line) => `${line}\n`).join('') });
    return;
  }
  await mkdir(resolve(workspaceRoot, options.archive), { recursive: true });
  const images: BuiltImage[] = [];
  for (const each of builds) images.push(await buildImage(engine, each, runner));
  printResult({ engine, images }, { json, text: renderImages(images) });
}

/** As many as this process may have: more is not allowed to what it starts. */
async function askOpenFiles(runner: ProgramRunner): Promise<number> {
  const limit = Number((await runner.ask(callOf('sh', '-c', 'ulimit -Hn'))).stdout);
  return Number.isSafeInteger(limit) && limit > 0 ? Math.min(limit, MOST_OPEN_FILES) : MOST_OPEN_FILES;
}

function toBuild(
  role: ImageRole,
  source: Source,
  { archive, buildOption }: BuildOptions,
): Omit<ImageBuild, 'openFiles'> {
  return { role, ...source, options: buildOption, archive: join(archive, `${role}.tar`) };
}

async function buildImage(engine: EngineName, build: ImageBuild, runner: ProgramRunner): Promise<BuiltImage> {
  const { role, tag, archive } = build;
  // No engine writes to an archive that is there.
  await rm(resolve(workspaceRoot, archive), { force: true });
  for (const call of buildCalls(engine, build)) await runner.run(call);
  const { digest, compressedBytes } = await readArchive(archive, runner);
  return { role, image: localName(role, tag), digest, compressedBytes, archive: resolve(workspaceRoot, archive) };
}

function renderImages(images: readonly BuiltImage[]): string {
  const rows = images.map(({ image, digest, compressedBytes, archive }) => [
    image,
    `${(compressedBytes / BYTES_IN_MB).toFixed(1)} MB`,
    digest,
    archive,
  ]);
  return renderTextTable(['image', 'compressed', 'digest', 'archive'], rows);
}
