import type { ModelRepository } from '../repository/model-repository';
import type { VersionState } from '../repository/version-state';

/** What to keep beside the versions that channels refer to. */
export interface CollectionRules {
  /** How many of the newest finished versions; at least 1. */
  readonly keepNewest: number;
  /** Age below which nothing is removed, in milliseconds: somebody may be writing it, or deciding about it. */
  readonly graceMs: number;
  /** Only say what would be removed. */
  readonly isDryRun: boolean;
}

/** What happened to one version, and why. */
export interface CollectedVersion {
  readonly version: number;
  readonly isRemoved: boolean;
  /** `production refers to it`, `unfinished`, `not among the newest 3`. */
  readonly why: string;
  /** Size of its files. */
  readonly bytes: number;
}

/**
 * Removes the versions of a model that nobody needs: those to which no channel points, now or as the one before, which
 * are not among the newest, and which are older than the grace; and what interrupted publications have left.
 *
 * @returns every version with what happened to it, ascending
 */
export async function collectGarbage(
  repository: ModelRepository,
  model: string,
  rules: CollectionRules,
): Promise<readonly CollectedVersion[]> {
  const versions = await repository.listVersions(model);
  const states = new Map<number, VersionState>();
  for (const version of versions) states.set(version, await repository.readVersionState(model, version));
  const newest = new Set(
    versions.filter((version) => states.get(version)?.isFinished).slice(-Math.max(1, rules.keepNewest)),
  );
  const collected: CollectedVersion[] = [];
  for (const [version, state] of states) {
    const references = await findReferences(repository, model);
    const reason = reasonToKeep({ version, state, rules, newest, references });
    const outcome = reason === undefined ? await remove(repository, { model, version, state, rules }) : keep(reason);
    collected.push({ version, ...outcome, bytes: state.bytes });
  }
  return collected;
}

type Outcome = Pick<CollectedVersion, 'isRemoved' | 'why'>;

interface Candidate {
  readonly version: number;
  readonly state: VersionState;
  readonly rules: CollectionRules;
  readonly newest: ReadonlySet<number>;
  /** What refers to a version: version → sentence. */
  readonly references: ReadonlyMap<number, string>;
}

function keep(why: string): Outcome {
  return { isRemoved: false, why };
}

function reasonToKeep({ version, state, rules, newest, references }: Candidate): string | undefined {
  const reference = references.get(version);
  if (reference !== undefined) return reference;
  if (newest.has(version)) return `among the newest ${rules.keepNewest}`;
  const ageMs = Date.now() - (state.changedAt?.getTime() ?? 0);
  if (ageMs < rules.graceMs) return state.isFinished ? 'published only just' : 'may be being published';
  return undefined;
}

async function remove(
  repository: ModelRepository,
  {
    model,
    version,
    state,
    rules,
  }: Pick<Candidate, 'version' | 'state' | 'rules'> & {
    readonly model: string;
  },
): Promise<Outcome> {
  const why = state.isFinished ? `not among the newest ${rules.keepNewest}` : 'unfinished';
  if (rules.isDryRun) return { isRemoved: true, why };
  // The mark may be that of a removal that was interrupted; either way no channel can be pointed here from now on.
  await repository.markVersion(model, version, 'collecting');
  const reference = (await findReferences(repository, model)).get(version);
  if (reference !== undefined) {
    await repository.unmarkVersion(model, version, 'collecting');
    return keep(reference);
  }
  await repository.removeVersion(model, version);
  return { isRemoved: true, why };
}

async function findReferences(repository: ModelRepository, model: string): Promise<ReadonlyMap<number, string>> {
  const references = new Map<number, string>();
  for (const name of await repository.listChannels(model)) {
    const channel = await repository.readChannel(model, name);
    if (channel === undefined) continue;
    if (channel.previous !== null && !references.has(channel.previous)) {
      references.set(channel.previous, `${name} was at it before`);
    }
    references.set(channel.version, `${name} is at it`);
  }
  return references;
}
