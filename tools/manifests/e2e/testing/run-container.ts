import { join } from 'node:path';
import type { V1Container } from '@kubernetes/client-node';
import { execa } from 'execa';

/** The CLI as Nx builds it before these tests; in the image it is `medcast`. */
const program = join(import.meta.dirname, '../../../../dist/tools/ops/main.js');

/** What a container of a rendered pod is run with on this machine. */
export interface ContainerRun {
  /** Folder that stands for the volume at /work. */
  readonly folder: string;
  /** The settings, as the ConfigMaps would have them. */
  readonly settings: Readonly<Record<string, string>>;
}

/** How it ended. */
export interface ContainerEnd {
  readonly exitCode: number | undefined;
  readonly output: string;
}

/** Runs the command of a container as a process: `$(NAME)` is put in as Kubernetes does, /work is a folder. */
export async function runContainer(container: V1Container, { folder, settings }: ContainerRun): Promise<ContainerEnd> {
  const { PATH = '', HOME = '' } = process.env;
  const words = (container.args ?? []).map((word) =>
    word.replace('/work', folder).replace(/\$\((\w+)\)/g, (all, name: string) => settings[name] ?? all),
  );
  const { exitCode, all } = await execa(process.execPath, [program, ...words], {
    cwd: folder,
    env: { PATH, HOME, ...settings },
    extendEnv: false,
    reject: false,
    all: true,
  });
  return { exitCode, output: all };
}
