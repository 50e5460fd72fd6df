import { MANIFEST_FILE } from '../bundle-files';
import { publishBundle } from '../publish-bundle';
import type { ModelRepository } from '../repository/model-repository';
import { createMemoryRepository, type MemoryRepository } from '../testing/memory-repository';
import { sampleDraft } from '../testing/sample-draft';
import { collectGarbage, type CollectionRules } from './collect-garbage';
import { promote } from './promote';

const MINUTE_MS = 60_000;
const rules: CollectionRules = { keepNewest: 1, graceMs: MINUTE_MS, isDryRun: false };

let repository: MemoryRepository;

beforeEach(async () => {
  repository = createMemoryRepository();
  for (let version = 1; version <= 6; version += 1) await publishBundle(repository, sampleDraft());
  for (const version of [2, 3]) await promoteTo(repository, version, 'production');
  await promoteTo(repository, 5, 'canary');
});

async function promoteTo(place: ModelRepository, version: number, channel: string): Promise<void> {
  await promote(place, { model: 'insurance', version, channel, reason: 'test' });
}

/** What was removed, by version. */
async function collect(changes: Partial<CollectionRules> = {}, place: ModelRepository = repository) {
  const collected = await collectGarbage(place, 'insurance', { ...rules, ...changes });
  return collected.filter(({ isRemoved }) => isRemoved).map(({ version }) => version);
}

describe('collectGarbage', () => {
  it('keeps what channels point to, what they pointed to before, and the newest', async () => {
    const collected = await collectGarbage(repository, 'insurance', rules);

    expect(collected.map(({ version, isRemoved, why }) => [version, isRemoved, why])).toEqual([
      [1, true, 'not among the newest 1'],
      [2, false, 'production was at it before'],
      [3, false, 'production is at it'],
      [4, true, 'not among the newest 1'],
      [5, false, 'canary is at it'],
      [6, false, 'among the newest 1'],
    ]);
    expect(await repository.listVersions('insurance')).toEqual([2, 3, 5, 6]);
    expect([...repository.files.keys()].filter((key) => key.startsWith('insurance/1/'))).toEqual([]);
  });

  it('removes nothing that it only tries, and the same afterwards', async () => {
    expect(await collect({ isDryRun: true })).toEqual([1, 4]);
    expect(await repository.listVersions('insurance')).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await collect()).toEqual([1, 4]);
    expect(await collect()).toEqual([]);
  });

  it.each([0, -1])('keeps the newest one even when told to keep %d', async (keepNewest) => {
    expect(await collect({ keepNewest })).toEqual([1, 4]);
  });

  it('removes what an interrupted publication has left, even if it is the newest', async () => {
    await repository.markVersion('insurance', 7, 'publishing');
    await repository.writeFile('insurance', 7, 'card.md', Buffer.from('half'));

    expect(await collect({ keepNewest: 9 })).toEqual([7]);
  });

  it('leaves alone what is younger than the grace', async () => {
    await repository.markVersion('insurance', 7, 'publishing');
    const young: ModelRepository = {
      ...repository,
      readVersionState: async (model, version) => ({
        ...(await repository.readVersionState(model, version)),
        changedAt: new Date(Date.now() - MINUTE_MS / 2),
      }),
    };

    expect(await collect({}, young)).toEqual([]);
    expect(await collect({ graceMs: 1 }, young)).toEqual([1, 4, 7]);
  });

  it('finishes a removal that was interrupted', async () => {
    await repository.markVersion('insurance', 1, 'collecting');
    repository.files.delete(`insurance/1/${MANIFEST_FILE}`);

    expect(await collect()).toEqual([1, 4]);
    expect(await repository.listVersions('insurance')).toEqual([2, 3, 5, 6]);
  });

  it('keeps a version that is promoted just before it would be marked', async () => {
    const late: ModelRepository = {
      ...repository,
      markVersion: async (model, version, mark) => {
        if (version === 4) await promoteTo(repository, 4, 'production');
        return repository.markVersion(model, version, mark);
      },
    };

    expect(await collect({}, late)).toEqual([1]);
    expect((await repository.readVersionState('insurance', 4)).marks).toEqual([]);
    expect((await repository.readChannel('insurance', 'production'))?.version).toBe(4);
  });
});
