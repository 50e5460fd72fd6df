import type { ModelRepository } from '../repository/model-repository';
import { publishBundle } from '../publish-bundle';
import { createMemoryRepository, type MemoryRepository } from '../testing/memory-repository';
import { problemOf } from '../testing/problem-of';
import { sampleDraft } from '../testing/sample-draft';
import { promote, type Promotion } from './promote';
import { rollBack } from './rollback';

const promotion: Promotion = { model: 'insurance', version: 2, channel: 'production', reason: 'better' };

let repository: MemoryRepository;

beforeEach(async () => {
  repository = createMemoryRepository();
  for (let version = 1; version <= 3; version += 1) await publishBundle(repository, sampleDraft());
  await promote(repository, { ...promotion, version: 1, reason: 'first' });
});

async function history(): Promise<readonly (readonly [number, number | null, string])[]> {
  const states = await repository.readChannelHistory('insurance', 'production');
  return states.map(({ version, previous, reason }) => [version, previous, reason] as const);
}

describe('promote', () => {
  it('points the channel to the version and remembers the one before', async () => {
    expect(await promote(repository, promotion)).toEqual({
      channel: { version: 2, previous: 1, reason: 'better', changedAt: expect.stringMatching(/^\d{4}-.*Z$/) },
      isChanged: true,
    });
    expect(await history()).toEqual([
      [1, null, 'first'],
      [2, 1, 'better'],
    ]);
  });

  it('leaves alone what points there already', async () => {
    const { channel } = await promote(repository, promotion);

    expect(await promote(repository, { ...promotion, reason: 'once more' })).toEqual({ channel, isChanged: false });
    expect(await history()).toHaveLength(2);
  });

  it('keeps the order of its history when the clock goes back', async () => {
    const future = '2999-01-01T00:00:00.000Z';
    const current = await repository.readChannel('insurance', 'production');
    const ahead = { version: 3, previous: 1, changedAt: future, reason: 'from the future' };
    await repository.writeChannel('insurance', 'production', ahead, current);

    const { channel } = await promote(repository, promotion);

    expect(channel.changedAt).toBe('2999-01-01T00:00:00.001Z');
    expect((await history()).map(([version]) => version)).toEqual([1, 3, 2]);
  });

  it.each<[string, () => void, string]>([
    ['is not there', () => [...repository.files.keys()].filter(isOfSecond).forEach(forget), 'BUNDLE_NOT_FOUND'],
    ['is unfinished', () => forget('insurance/2/bundle.json'), 'BUNDLE_NOT_FOUND'],
    ['lacks a file', () => forget('insurance/2/card.md'), 'BUNDLE_FILE_MISSING'],
    [
      'was changed',
      () => repository.files.set('insurance/2/card.md', Buffer.from('# Insurancf\n')),
      'BUNDLE_HASH_MISMATCH',
    ],
  ])('refuses a version that %s, and leaves the channel', async (_, damage, code) => {
    damage();

    expect((await problemOf(promote(repository, promotion))).code).toBe(code);
    expect(await history()).toEqual([[1, null, 'first']]);
  });

  it('refuses what the given verification refuses', async () => {
    const verify = () => Promise.reject(new Error('golden records differ'));

    await expect(promote(repository, { ...promotion, verify })).rejects.toThrow('golden records differ');
    expect(await history()).toEqual([[1, null, 'first']]);
  });

  it.each(['before', 'while'])('refuses a version that is marked for removal %s the channel changes', async (when) => {
    const marking: ModelRepository = {
      ...repository,
      writeChannel: async (model, channel, next, expected) => {
        await repository.markVersion(model, 2, 'collecting');
        await repository.writeChannel(model, channel, next, expected);
      },
    };
    if (when === 'before') await repository.markVersion('insurance', 2, 'collecting');

    expect((await problemOf(promote(marking, promotion))).code).toBe('BUNDLE_NOT_FOUND');
    expect((await repository.readChannel('insurance', 'production'))?.version).toBe(1);
  });
});

describe('rollBack', () => {
  const back = { model: 'insurance', channel: 'production', reason: 'worse' };

  it('refuses a channel that is not there, or has no version before', async () => {
    expect((await problemOf(rollBack(repository, { ...back, channel: 'canary' }))).code).toBe('CHANNEL_NOT_FOUND');
    expect((await problemOf(rollBack(repository, back))).code).toBe('CHANNEL_AT_FIRST_VERSION');
  });

  it('refuses to go back to a version that is broken', async () => {
    await promote(repository, promotion);
    forget('insurance/1/card.md');

    expect((await problemOf(rollBack(repository, back))).code).toBe('BUNDLE_FILE_MISSING');
    expect((await repository.readChannel('insurance', 'production'))?.version).toBe(2);
  });

  it('goes on from where a rollback led', async () => {
    await promote(repository, promotion);
    await rollBack(repository, back);
    await promote(repository, { ...promotion, version: 3 });
    await rollBack(repository, back);

    expect((await history()).map(([version, previous]) => [version, previous])).toEqual([
      [1, null],
      [2, 1],
      [1, null],
      [3, 1],
      [1, null],
    ]);
  });
});

function isOfSecond(key: string): boolean {
  return key.startsWith('insurance/2/');
}

function forget(key: string): void {
  repository.files.delete(key);
}
