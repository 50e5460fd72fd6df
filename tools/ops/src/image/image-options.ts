import { Argument, Option } from 'commander';
import { engineNames, type EngineName } from './engine';
import { imageRoles } from './image-recipes';

/** Options that `image build` and `image push` have. */
export interface ImageOptions {
  readonly with?: EngineName;
  readonly tag?: string;
  /** Folder of the archives, relative to the root of the repository. */
  readonly archive: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** `[role…]`, all by default. */
export function rolesArgument(): Argument {
  return new Argument('[role...]', 'which images; all by default').choices(imageRoles);
}

/** `--with`: the engine. */
export function engineOption(): Option {
  return new Option('--with <engine>', 'what builds and pushes; by default the first that is there').choices(
    engineNames,
  );
}

/** `--tag`: by default the commit. */
export function tagOption(): Option {
  return new Option('--tag <tag>', 'tag of the images; by default the commit, with -dirty where something is in none');
}

/** `--archive`: where the OCI archives are. */
export function archiveOption(): Option {
  return new Option('--archive <folder>', 'folder of the OCI archives <role>.tar').default('dist/images');
}

/** `--build-option`, as often as needed. */
export function buildOptionOption(): Option {
  return new Option('--build-option <option>', 'for the engine as it is, as often as needed: --build-option=--no-cache')
    .argParser((text: string, before: readonly string[]) => [...before, text])
    .default([]);
}

/** `--dry-run`: the commands. */
export function imageDryRunOption(): Option {
  return new Option('--dry-run', 'print the commands that would run, and change nothing').default(false);
}
