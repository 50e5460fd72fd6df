import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ImageRole } from '@medcast/deploy-contract';
import { Problem } from '@medcast/problem';
import { Command, Option } from 'commander';
import { printResult } from '../cli/print-result';
import { renderTextTable } from '../cli/render-text-table';
import { jsonOption } from '../cli/standard-options';
import { withTemporaryFolder } from '../cli/temporary-folder';
import { workspaceRoot } from '../cli/workspace-root';
import { callOf, renderCall } from '../clusters/program/program-call';
import { createProgramRunner, expectSuccess, type ProgramRunner } from '../clusters/program/program-runner';
import { type ArchivedImage, readArchive } from './archive/read-archive';
import { attachCall, attachSbom } from './attach-sbom';
import { chooseEngine } from './choose-engine';
import { type EngineName, type ImagePush, pushCalls, remoteName } from './engine';
import {
  archiveOption,
  engineOption,
  imageDryRunOption,
  type ImageOptions,
  rolesArgument,
  tagOption,
} from './image-options';
import { imageRoles } from './image-recipes';
import { parseRegistry, registryForms } from './parse-registry';
import { readSource } from './read-source';
import { readRecordedEnvironments, recordImages } from './record-images';

interface PushOptions extends ImageOptions {
  readonly registry: string;
  readonly record?: string;
}

/** What `image push` says of each image. */
interface PushedImage {
  readonly role: ImageRole;
  readonly name: string;
  readonly tag: string;
  readonly digest: string;
  /** Digest of the list of its parts in the registry; null where no program could push it. */
  readonly sbom: string | null;
}

/** `medcast image push`: what was built goes to a registry, with the list of its parts. */
export function createPushCommand(): Command {
  return new Command('push')
    .description('push what was built, attach the list of its parts (CycloneDX), and print the digests')
    .addArgument(rolesArgument())
    .addOption(
      new Option('--registry <name>', `where to: ${registryForms}`).env('MEDCAST_REGISTRY').makeOptionMandatory(),
    )
    .addOption(new Option('--record <environment>', 'write the digests where this environment takes them from'))
    .addOption(engineOption())
    .addOption(tagOption())
    .addOption(archiveOption())
    .addOption(imageDryRunOption())
    .addOption(jsonOption())
    .action(push);
}

async function push(roles: readonly ImageRole[], options: PushOptions): Promise<void> {
  const { json, dryRun, record } = options;
  const registry = parseRegistry(options.registry);
  await checkRecord(record);
  const runner = createProgramRunner({ cwd: workspaceRoot, show: (line) => process.stderr.write(`${line}\n`) });
  const { tag } = await readSource(options.tag, runner);
  const engine = await chooseEngine(options.with, runner);
  const pushes = (roles.length === 0 ? imageRoles : roles).map((role) => ({ role, tag, registry }));
  if (dryRun) {
    const commands = pushes.flatMap((each) => renderCalls(engine, { ...each, digestFile: 'DIGEST_FILE' }));
    printResult({ dryRun, commands }, { json, text: commands.map((line) => `${line}\n`).join('') });
    return;
  }
  const images: PushedImage[] = [];
  for (const each of pushes) {
    const archived = await readArchive(resolve(workspaceRoot, options.archive, `${each.role}.tar`), runner);
    images.push(await pushImage(engine, { ...each, archived }, runner));
  }
  if (record !== undefined) await recordImages(workspaceRoot, record, images);
  printResult({ engine, images, record: record ?? null }, { json, text: renderImages(images, record) });
}

/** Before anything is pushed: a name that is wrong would be found out at the end. */
async function checkRecord(record: string | undefined): Promise<void> {
  if (record === undefined) return;
  const known = await readRecordedEnvironments(workspaceRoot);
  if (known.includes(record)) return;
  const expected = `one of ${known.join(', ')}, which run images by digest`;
  throw new Problem('USAGE', `--record: expected ${expected}; got "${record}"`);
}

function renderCalls(engine: EngineName, each: ImagePush): string[] {
  const attach = attachCall('skopeo', 'LAYOUT', { ...each, digest: 'sha256:DIGEST' });
  return [...pushCalls(engine, each), attach].map(renderCall);
}

type Pushing = Omit<ImagePush, 'digestFile'> & { readonly archived: ArchivedImage };

async function pushImage(engine: EngineName, pushing: Pushing, runner: ProgramRunner): Promise<PushedImage> {
  const { archived, role, registry, tag } = pushing;
  const name = remoteName(registry, role);
  const digest = await withTemporaryFolder('medcast-push-', async (folder) => {
    const digestFile = join(folder, 'digest');
    for (const call of pushCalls(engine, { ...pushing, digestFile })) await runner.run(call);
    return engine === 'docker' ? askDocker(`${name}:${tag}`, runner) : (await readFile(digestFile, 'utf8')).trim();
  });
  if (digest !== archived.digest) {
    const detail = `expected ${role} of tag ${tag} to be what the archive holds, ${archived.digest}, got ${digest} in the registry; build it again and push it`;
    throw new Problem('PROGRAM_FAILED', detail);
  }
  const sbom = (await attachSbom(archived, { role, registry, digest }, runner)) ?? null;
  return { role, name, tag, digest, sbom };
}

async function askDocker(reference: string, runner: ProgramRunner): Promise<string> {
  const call = callOf('docker', 'image', 'inspect', '--format={{join .RepoDigests "\\n"}}', reference);
  const { stdout } = expectSuccess(call, await runner.ask(call));
  const name = reference.slice(0, reference.lastIndexOf(':'));
  const found = stdout.split('\n').find((line) => line.startsWith(`${name}@`));
  if (found === undefined) throw new Problem('PROGRAM_FAILED', `expected docker to know the digest of ${reference}`);
  return found.slice(name.length + 1).trim();
}

function renderImages(images: readonly PushedImage[], record: string | undefined): string {
  const rows = images.map(({ name, tag, digest, sbom }) => [
    `${name}:${tag}`,
    digest,
    sbom ?? 'in the image only: attaching it needs skopeo or crane',
  ]);
  const next = record === undefined ? '' : `recorded for ${record}; now run: npm run manifests\n`;
  return `${renderTextTable(['image', 'digest', 'list of parts'], rows)}${next}`;
}
