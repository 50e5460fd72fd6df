import { type CatalogEntry, problemOf, stateOf } from '../models/catalog-entry';

/** One version of one model, as the Open Inference Protocol v2 lists it. */
export interface IndexedVersion {
  readonly name: string;
  readonly version: string;
  readonly state: 'READY' | 'LOADING' | 'UNAVAILABLE';
  /** Why it is not ready; "" for one that is. */
  readonly reason: string;
}

const STATES = { ready: 'READY', loading: 'LOADING', failed: 'UNAVAILABLE', unloaded: 'UNAVAILABLE' } as const;

/** As Triton says it. */
const UNLOADED = 'unloaded';

/** Lists what is known of a model: the version in service first, then the one refused, then the one kept. */
export function toRepositoryIndex(entry: CatalogEntry): readonly IndexedVersion[] {
  const { name, serving, refusal, previous, isHeld } = entry;
  const versions: IndexedVersion[] = [];
  if (serving !== undefined) versions.push({ name, version: String(serving.version), state: 'READY', reason: '' });
  if (isHeld) versions.push(toUnloaded(entry));
  else if (refusal !== undefined || serving === undefined) versions.push(toOther(entry));
  if (previous !== undefined) {
    const reason = 'kept for a rollback';
    versions.push({ name, version: String(previous.manifest.version), state: 'UNAVAILABLE', reason });
  }
  return versions;
}

/** The version that would come into service by a load. */
function toUnloaded({ name, channelVersion }: CatalogEntry): IndexedVersion {
  return { name, version: String(channelVersion ?? ''), state: 'UNAVAILABLE', reason: UNLOADED };
}

function toOther(entry: CatalogEntry): IndexedVersion {
  const { name, refusal, channelVersion } = entry;
  const problem = problemOf(entry);
  const reason = problem === undefined ? '' : `${problem.code}: ${problem.detail}`;
  const state = refusal === undefined ? STATES[stateOf(entry)] : 'UNAVAILABLE';
  return { name, version: String(refusal?.version ?? channelVersion ?? ''), state, reason };
}
