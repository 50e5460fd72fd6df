import type { Channel } from '../../src/channel/channel';
import { loadBundle } from '../../src/load-bundle';
import { publishBundle } from '../../src/publish-bundle';
import { copyVersion } from '../../src/release/copy-version';
import { promote } from '../../src/release/promote';
import { rollBack } from '../../src/release/rollback';
import type { ModelRepository } from '../../src/repository/model-repository';
import { createMemoryRepository } from '../../src/testing/memory-repository';
import { problemOf } from '../../src/testing/problem-of';
import { sampleDraft } from '../../src/testing/sample-draft';

/** A storage under test. */
export interface StorageUnderTest {
  /** Opens the same empty place as often as it is called; another place in each test. */
  readonly open: () => ModelRepository;
  /** More entries than one page of a listing has. */
  readonly manyFiles: number;
}

const LONG_MS = 120_000;
const AT_ONCE = 25;

const first: Channel = { version: 1, previous: null, changedAt: '2026-01-31T12:00:00Z', reason: 'first' };
const second: Channel = { version: 2, previous: 1, changedAt: '2026-02-01T12:00:00+01:00', reason: 'better' };
const third: Channel = { version: 3, previous: 2, changedAt: '2026-02-02T12:00:00Z', reason: 'best' };

/** Declares the tests of the laws that every repository keeps, whatever stores it. */
export function describeRepository(name: string, start: () => Promise<StorageUnderTest>): void {
  describe(`a repository in ${name}`, () => {
    let storage: StorageUnderTest;
    let repository: ModelRepository;

    beforeEach(async () => {
      storage = await start();
      repository = storage.open();
    });

    const current = () => ({ storage, repository });
    describeFiles(current);
    describeMarks(current);
    describeChannels(current);
    describePublishers(current);
    describeReleases(current);
  });
}

type Current = () => { readonly storage: StorageUnderTest; readonly repository: ModelRepository };

function describeFiles(current: Current): void {
  it('is empty where nothing was published', async () => {
    const { repository } = current();

    expect(await repository.listVersions('insurance')).toEqual([]);
    expect(await repository.listFiles('insurance', 1)).toEqual([]);
    expect(await repository.listChannels('insurance')).toEqual([]);
    expect(await repository.readChannel('insurance', 'production')).toBeUndefined();
    expect(await repository.readChannelHistory('insurance', 'production')).toEqual([]);
    expect(await repository.readVersionState('insurance', 1)).toEqual({
      isFinished: false,
      marks: [],
      bytes: 0,
      changedAt: undefined,
    });
    expect((await problemOf(repository.readFile('insurance', 1, 'card.md'))).code).toBe('BUNDLE_FILE_MISSING');
  });

  it('reads back what was written, to the byte', async () => {
    const { repository, storage } = current();
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    await repository.writeFile('insurance', 1, 'model.onnx', all);
    await repository.writeFile('insurance', 1, 'plots/a.svg', new Uint8Array());

    expect(new Uint8Array(await storage.open().readFile('insurance', 1, 'model.onnx'))).toEqual(all);
    expect((await storage.open().readFile('insurance', 1, 'plots/a.svg')).length).toBe(0);
    expect(await repository.listFiles('insurance', 1)).toEqual(['model.onnx', 'plots/a.svg']);
    const { changedAt, ...state } = await repository.readVersionState('insurance', 1);
    expect(state).toEqual({ isFinished: false, marks: [], bytes: 256 });
    expect(changedAt).toBeInstanceOf(Date);
  });

  it('lists models and versions in order', async () => {
    const { repository } = current();
    for (const [model, version] of [
      ['iris', 2],
      ['iris', 10],
      ['insurance', 1],
    ] as const) {
      await repository.writeFile(model, version, 'card.md', Buffer.from('card'));
    }
    await repository.writeChannel('wine', 'production', first, undefined);

    expect(await repository.listModels()).toEqual(['insurance', 'iris']);
    expect(await repository.listVersions('iris')).toEqual([2, 10]);
    expect(await repository.listVersions('wine')).toEqual([]);
  });

  it('never writes over a file', async () => {
    const { repository } = current();
    await repository.writeFile('insurance', 1, 'card.md', Buffer.from('first'));

    expect((await problemOf(repository.writeFile('insurance', 1, 'card.md', Buffer.from('other')))).code).toBe(
      'VERSION_EXISTS',
    );
    expect(Buffer.from(await repository.readFile('insurance', 1, 'card.md')).toString()).toBe('first');
  });

  it('lets one of many writers of a file through', async () => {
    const { storage, repository } = current();
    const writers = Array.from({ length: AT_ONCE }, (_, i) => Buffer.from(`writer ${i}`));

    const outcomes = await Promise.allSettled(
      writers.map((bytes) => storage.open().writeFile('insurance', 1, 'card.md', bytes)),
    );

    const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(Buffer.from(await repository.readFile('insurance', 1, 'card.md'))).toEqual(writers[winner]);
  });

  it(
    'lists more files than one page has',
    async () => {
      const { repository, storage } = current();
      const paths = Array.from({ length: storage.manyFiles }, (_, i) => `part-${String(i).padStart(5, '0')}`);
      for (let at = 0; at < paths.length; at += AT_ONCE) {
        const some = paths.slice(at, at + AT_ONCE);
        await Promise.all(some.map((path) => repository.writeFile('insurance', 1, path, Buffer.from('x'))));
      }

      expect(await repository.listFiles('insurance', 1)).toEqual(paths);
      expect((await repository.readVersionState('insurance', 1)).bytes).toBe(paths.length);
    },
    LONG_MS,
  );

  it.each(['', '..', '../other', '/etc', 'a/b', 'Insurance', '.incoming', 'a\0b'])(
    'refuses the model %j in every method',
    async (model) => {
      const { repository } = current();
      const calls = [
        repository.listVersions(model),
        repository.listFiles(model, 1),
        repository.readVersionState(model, 1),
        repository.readFile(model, 1, 'card.md'),
        repository.writeFile(model, 1, 'card.md', Buffer.from('card')),
        repository.markVersion(model, 1, 'publishing'),
        repository.unmarkVersion(model, 1, 'publishing'),
        repository.removeVersion(model, 1),
        repository.listChannels(model),
        repository.readChannel(model, 'production'),
        repository.readChannel('insurance', model),
        repository.writeChannel(model, 'production', first, undefined),
        repository.readChannelHistory(model, 'production'),
      ];

      const codes = (await Promise.all(calls.map(problemOf))).map(({ code }) => code);

      expect(new Set(codes)).toEqual(new Set(['BUNDLE_PATH_REFUSED']));
    },
  );

  it.each(['', '..', '../bundle.json', '/etc/passwd', 'a//b', '.publishing'])('refuses the path %j', async (path) => {
    const { repository } = current();

    expect((await problemOf(repository.readFile('insurance', 1, path))).code).toBe('BUNDLE_PATH_REFUSED');
    expect((await problemOf(repository.writeFile('insurance', 1, path, Buffer.from('x')))).code).toBe(
      'BUNDLE_PATH_REFUSED',
    );
  });
}

function describeMarks(current: Current): void {
  it('lets one of many mark a version, and lists it as a version without files', async () => {
    const { storage, repository } = current();

    const marked = await Promise.all(
      Array.from({ length: AT_ONCE }, () => storage.open().markVersion('insurance', 4, 'publishing')),
    );

    expect(marked.filter(Boolean)).toHaveLength(1);
    expect(await repository.listVersions('insurance')).toEqual([4]);
    expect(await repository.listFiles('insurance', 4)).toEqual([]);
    expect((await repository.readVersionState('insurance', 4)).marks).toEqual(['publishing']);
    await repository.unmarkVersion('insurance', 4, 'publishing');
    await repository.unmarkVersion('insurance', 4, 'publishing');
    expect(await repository.listVersions('insurance')).toEqual([]);
  });

  it('removes a version with all that is in it', async () => {
    const { repository } = current();
    await repository.writeFile('insurance', 1, 'bundle.json', Buffer.from('{}'));
    await repository.writeFile('insurance', 1, 'plots/a.svg', Buffer.from('x'));
    await repository.markVersion('insurance', 1, 'collecting');
    await repository.writeFile('insurance', 10, 'card.md', Buffer.from('x'));

    await repository.removeVersion('insurance', 1);
    await repository.removeVersion('insurance', 1);

    expect(await repository.listVersions('insurance')).toEqual([10]);
  });
}

function describeChannels(current: Current): void {
  it('reads what was written last, and keeps what was before', async () => {
    const { storage, repository } = current();
    await repository.writeChannel('insurance', 'production', first, undefined);
    await repository.writeChannel('insurance', 'production', second, first);
    await repository.writeChannel('insurance', 'production', third, second);
    await repository.writeChannel('insurance', 'canary', first, undefined);

    expect(await storage.open().readChannel('insurance', 'production')).toEqual(third);
    expect(await repository.readChannelHistory('insurance', 'production')).toEqual([first, second, third]);
    expect(await repository.readChannelHistory('insurance', 'canary')).toEqual([first]);
    expect(await repository.listChannels('insurance')).toEqual(['canary', 'production']);
  });

  it.each<[string, Channel | undefined]>([
    ['nothing', undefined],
    ['another version', second],
    ['the same version at another time', { ...first, changedAt: '2026-01-31T12:00:01Z' }],
  ])('refuses a writer of a channel who expects %s', async (_, expected) => {
    const { repository } = current();
    await repository.writeChannel('insurance', 'production', first, undefined);

    const problem = await problemOf(repository.writeChannel('insurance', 'production', third, expected));

    expect(problem.code).toBe('CHANNEL_CONFLICT');
    expect(await repository.readChannelHistory('insurance', 'production')).toEqual([first]);
  });

  it.each<[string, Channel | undefined]>([
    ['makes', undefined],
    ['changes', first],
  ])('lets one of many through who %s a channel at once', async (_, expected) => {
    const { storage, repository } = current();
    if (expected !== undefined) await repository.writeChannel('insurance', 'production', expected, undefined);
    const writers = Array.from({ length: AT_ONCE }, (_each, i) => ({ ...second, reason: `writer ${i}` }));

    const outcomes = await Promise.allSettled(
      writers.map((next) => storage.open().writeChannel('insurance', 'production', next, expected)),
    );

    const winner = writers[outcomes.findIndex(({ status }) => status === 'fulfilled')];
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(refused).toEqual(Array.from({ length: AT_ONCE - 1 }, () => 'CHANNEL_CONFLICT'));
    expect(await repository.readChannelHistory('insurance', 'production')).toEqual(
      [expected, winner].filter((state) => state !== undefined),
    );
  });
}

function describePublishers(current: Current): void {
  it('publishes a bundle that it loads', async () => {
    const { repository, storage } = current();

    const published = await publishBundle(repository, 'insurance', async (version) =>
      sampleDraft({ 'card.md': Buffer.from(`version ${version}`) }),
    );

    expect(published).toEqual({ name: 'insurance', version: 1 });
    const bundle = await loadBundle(storage.open(), { model: 'insurance', version: 1 });
    expect(bundle.card.markdown).toBe('version 1');
    expect((await repository.readVersionState('insurance', 1)).marks).toEqual([]);
  });

  it('lets one of several publishers win, and tells the others before they write', async () => {
    const { storage, repository } = current();
    const drafts = ['one', 'two', 'three'].map((text) => sampleDraft({ 'card.md': Buffer.from(text) }));

    const outcomes = await Promise.allSettled(drafts.map((draft) => publishBundle(storage.open(), draft)));

    const winners = outcomes.flatMap((outcome, i) => (outcome.status === 'fulfilled' ? [{ outcome, i }] : []));
    expect(winners.length).toBeGreaterThanOrEqual(1);
    for (const { outcome, i } of winners) {
      const { version } = outcome.value;
      const bundle = await loadBundle(repository, { model: 'insurance', version });
      expect(bundle.card.markdown).toBe(['one', 'two', 'three'][i]);
    }
    const versions = winners.map(({ outcome }) => outcome.value.version);
    expect(new Set(versions).size).toBe(versions.length);
    expect(await repository.listVersions('insurance')).toEqual(versions.toSorted());
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(codes).toEqual(codes.map(() => 'VERSION_EXISTS'));
  });

  it('tells a publisher whose number another has finished meanwhile', async () => {
    const { storage, repository } = current();
    await publishBundle(repository, sampleDraft({ 'card.md': Buffer.from('winner') }));
    const late: ModelRepository = { ...storage.open(), listVersions: async () => [] };

    const problem = await problemOf(publishBundle(late, sampleDraft({ 'card.md': Buffer.from('loser') })));

    expect(problem.code).toBe('VERSION_EXISTS');
    expect((await loadBundle(repository, { model: 'insurance', version: 1 })).card.markdown).toBe('winner');
    expect((await repository.readVersionState('insurance', 1)).marks).toEqual([]);
  });

  it('copies a version byte for byte, once', async () => {
    const { repository } = current();
    const from = createMemoryRepository();
    await publishBundle(from, sampleDraft());
    await publishBundle(from, sampleDraft({ 'card.md': Buffer.from('second') }));
    const bundle = { name: 'insurance', version: 2 };

    expect(await copyVersion({ from, to: repository }, bundle)).toBe(true);
    expect(await copyVersion({ from, to: repository }, bundle)).toBe(false);

    for (const path of await from.listFiles('insurance', 2)) {
      const [there, here] = await Promise.all([from, repository].map((each) => each.readFile('insurance', 2, path)));
      expect(Buffer.from(here ?? [])).toEqual(Buffer.from(there ?? []));
    }
    const other = createMemoryRepository();
    await copyVersion({ from, to: other }, { name: 'insurance', version: 1 });
    await publishBundle(other, sampleDraft({ 'card.md': Buffer.from('other') }));
    expect((await problemOf(copyVersion({ from: other, to: repository }, bundle))).code).toBe('VERSION_EXISTS');
  });
}

function describeReleases(current: Current): void {
  it('promotes, and rolls back step by step to the first', async () => {
    const { repository } = current();
    for (const reason of ['one', 'two', 'three']) {
      const { version } = await publishBundle(repository, sampleDraft());
      await promote(repository, { model: 'insurance', version, channel: 'production', reason });
    }
    const step = { model: 'insurance', channel: 'production', reason: 'back' };

    expect(await rollBack(repository, step)).toMatchObject({ version: 2, previous: 1 });
    expect(await rollBack(repository, step)).toMatchObject({ version: 1, previous: null });
    expect((await problemOf(rollBack(repository, step))).code).toBe('CHANNEL_AT_FIRST_VERSION');
    const history = await repository.readChannelHistory('insurance', 'production');
    expect(history.map(({ version, reason }) => [version, reason])).toEqual([
      [1, 'one'],
      [2, 'two'],
      [3, 'three'],
      [2, 'back'],
      [1, 'back'],
    ]);
  });
}
