import type { RootFileSystem } from './root-file-systems';

/** A stand-in for a published image, by the published name, so that a Containerfile builds on it unchanged. */
export interface BaseImage {
  /** As a Containerfile names it. */
  readonly name: string;
  readonly rootFileSystem: RootFileSystem;
  /** Whether Node and npm are put in, as those of the pinned Node. */
  readonly hasNode: boolean;
  /** Commands that finish the folder of the image, run in order by `sh -c` on this machine: `$ROOT` is that folder. */
  readonly finish: readonly string[];
  /** `buildah config` of the image. */
  readonly config: readonly string[];
}
