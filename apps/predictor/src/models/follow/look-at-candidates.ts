import type { ModelCatalog } from '../model-catalog';
import { checkModel } from './check-model';
import type { Track } from './track';

/** Looks at the channel of the candidates for every model in service; candidates for others are let go. */
export async function lookAtCandidates(track: Track, champions: ModelCatalog): Promise<void> {
  const { catalog } = track;
  for (const { name } of catalog.entries) if (champions.entry(name) === undefined) catalog.remove(name);
  for (const { name } of champions.models) {
    catalog.add(name, 'appeared');
    await checkModel(track, name);
  }
}
