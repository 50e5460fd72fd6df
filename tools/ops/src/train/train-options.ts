import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { type ModelRepository, openRepository } from '@medcast/model-bundle';
import type { TrainingGroup } from '@medcast/training-environment';
import { resolveFromCaller } from '../cli/resolve-from-caller';
import { workspaceRoot } from '../cli/workspace-root';
import { isUrl } from '../table/fetch-table';

/** Absolute path of `training/`. */
export const trainingRoot = join(workspaceRoot, 'training');

/** Largest seed: NumPy and the generators here take 32 bits. */
const LARGEST_SEED = 2 ** 32 - 1;
/** Seed where none is given. */
export const DEFAULT_SEED = 7;
/** Optional groups of Python packages that a training can be given. */
const GROUPS: readonly TrainingGroup[] = ['boosters'];
/** Fewest letters of a reason: it stands in the bundle for ever. */
const SHORTEST_REASON = 8;

/** Reads a seed. */
export function parseSeed(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed <= LARGEST_SEED) return seed;
  throw new InvalidArgumentError(`expected a whole number from 0 to ${LARGEST_SEED}, got ${text}`);
}

/** Reads one more optional group of Python packages. */
export function parseGroup(text: string, before: readonly TrainingGroup[]): readonly TrainingGroup[] {
  const group = GROUPS.find((each) => each === text);
  if (group !== undefined) return [...new Set([...before, group])];
  throw new InvalidArgumentError(`expected one of ${GROUPS.join(', ')}, got ${text}`);
}

/** Reads the reason for which a model that misses gates is published. */
export function parseReason(text: string): string {
  const reason = text.trim();
  if (reason.length >= SHORTEST_REASON) return reason;
  throw new InvalidArgumentError(`expected a reason in words, for it stands in the bundle for ever, got "${text}"`);
}

/** Takes the folder of tasks, by default the repository's own. */
export function resolveTasksRoot(folder: string | undefined): string {
  return folder === undefined ? join(trainingRoot, 'tasks') : resolveFromCaller(folder);
}

/** Takes a table's place: a URL as it is, a path from the caller's folder. */
export function resolveTable(data: string | undefined): string | undefined {
  return data === undefined || isUrl(data) ? data : resolveFromCaller(data);
}

/** Opens a repository by its URI, or a folder as one. */
export function openRepositoryAt(place: string): ModelRepository {
  return openRepository(/^[a-z0-9]{2,}:/i.test(place) ? place : `file:${resolveFromCaller(place)}`);
}
