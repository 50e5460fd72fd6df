import { Problem } from '@medcast/problem';
import { type CatalogEntry, toNewEntry } from '../catalog-entry';
import { makeModel } from '../testing/make-model';
import { decideNext } from './decide-next';

const NOW = 1000;
const channel = { version: 2, previous: 1, changedAt: '2026-01-01T00:00:00Z', reason: '' };
const empty = toNewEntry('insurance', 'named');

function refusedUntil(retryAtMs: number): CatalogEntry {
  const problem = new Problem('BUNDLE_HASH_MISMATCH', 'damaged');
  return { ...empty, refusal: { version: 2, changedAt: channel.changedAt, problem, attempts: 1, retryAtMs } };
}

describe('decideNext', () => {
  it('starts the version of the channel where nothing serves', () => {
    expect(decideNext(empty, channel, NOW)).toEqual({ action: 'start', kept: undefined });
  });

  it('stays where that version serves', async () => {
    expect(decideNext({ ...empty, serving: await makeModel(2) }, channel, NOW)).toEqual({ action: 'stay' });
  });

  it('leaves a model alone that was unloaded', () => {
    expect(decideNext({ ...empty, isHeld: true }, channel, NOW)).toEqual({ action: 'stay' });
  });

  it('starts another version, from the kept bundle where it is that', async () => {
    const { bundle } = await makeModel(2);
    const entry = { ...empty, serving: await makeModel(3), previous: bundle };
    expect(decideNext(entry, channel, NOW)).toEqual({ action: 'start', kept: bundle });
    expect(decideNext(entry, { ...channel, version: 1 }, NOW)).toEqual({ action: 'start', kept: undefined });
  });

  it('leaves a refused version alone until its time or another writing of the channel', () => {
    expect(decideNext(refusedUntil(NOW + 1), channel, NOW).action).toBe('stay');
    expect(decideNext(refusedUntil(Infinity), channel, NOW).action).toBe('stay');
    expect(decideNext(refusedUntil(NOW), channel, NOW).action).toBe('start');
    expect(decideNext(refusedUntil(Infinity), { ...channel, version: 3 }, NOW).action).toBe('start');
    const again = { ...channel, changedAt: '2026-01-02T00:00:00Z' };
    expect(decideNext(refusedUntil(Infinity), again, NOW).action).toBe('start');
  });
});
