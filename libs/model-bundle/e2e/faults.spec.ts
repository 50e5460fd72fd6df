import type { Channel } from '../src/channel/channel';
import { loadBundle } from '../src/load-bundle';
import { publishBundle } from '../src/publish-bundle';
import { collectGarbage } from '../src/release/collect-garbage';
import type { ModelRepository } from '../src/repository/model-repository';
import { openRepository } from '../src/repository/open-repository';
import { problemOf } from '../src/testing/problem-of';
import { sampleDraft } from '../src/testing/sample-draft';
import { BUCKET_KINDS, freshUri, testbed, useBucket } from './testing/buckets';
import { type Faults, startFaults } from './testing/start-faults';

const limits = { attempts: 2, attemptTimeoutMs: 1500, pauseMs: 10 };
const reference = { model: 'insurance', version: 1 };
const channel: Channel = { version: 1, previous: null, changedAt: '2026-01-31T12:00:00Z', reason: 'first' };

describe.each(BUCKET_KINDS.map(([kind]) => kind))('a faulty registry in %s:', (kind) => {
  let faults: Faults;
  let repository: ModelRepository;

  beforeAll(async () => {
    faults = await startFaults(testbed[kind].url);
    useBucket(kind, faults.url);
  });

  afterAll(async () => {
    await faults.stop();
  });

  beforeEach(async () => {
    await faults.clear();
    repository = openRepository(freshUri(kind), limits);
    await publishBundle(repository, sampleDraft());
  });

  it.each([
    ['down', { kind: 'down' }],
    ['silent', { kind: 'stall' }],
    ['answering 503', { kind: 'answer', status: 503 }],
  ])('is unreachable, after the tries it may take, while %s; then works again', async (_, fault) => {
    await faults.add({ fault });

    const problem = await problemOf(repository.listModels());

    expect(problem.code).toBe('REPOSITORY_UNREACHABLE');
    expect(problem.cause).toBeInstanceOf(Error);
    expect(await faults.hits()).toEqual([limits.attempts]);
    await faults.clear();
    expect(await repository.listModels()).toEqual(['insurance']);
    await expect(loadBundle(repository, reference)).resolves.toBeDefined();
  });

  it.each([
    ['reads', () => loadBundle(repository, reference)],
    ['reads a channel', () => repository.readChannel('insurance', 'production')],
    ['writes', () => repository.writeFile('insurance', 2, 'card.md', Buffer.from('x'))],
    ['writes a channel', () => repository.writeChannel('insurance', 'production', channel, undefined)],
    ['deletes', () => repository.removeVersion('insurance', 1)],
  ])('is unreachable for who %s while it is down', async (_, use) => {
    await faults.add({ fault: { kind: 'down' } });

    expect((await problemOf(use())).code).toBe('REPOSITORY_UNREACHABLE');
  });

  it('gives up an object that comes too slowly', async () => {
    await faults.add({ fault: { kind: 'drip', bytesPerSecond: 100 }, method: 'GET', path: 'golden.json' });

    expect((await problemOf(loadBundle(repository, reference))).code).toBe('REPOSITORY_UNREACHABLE');
  });

  it.each([
    ['503', { kind: 'answer', status: 503 }],
    ['a connection that breaks', { kind: 'down' }],
    ['half of an object', { kind: 'cut', bytes: 10 }],
  ])('gets over %s once', async (_, fault) => {
    await faults.add({ fault, method: 'GET', path: 'golden.json', times: 1 });

    await expect(loadBundle(repository, reference)).resolves.toBeDefined();
    expect(await faults.hits()).toEqual([1]);
  });

  it.each([
    ['cut off', { kind: 'cut', bytes: 10 }],
    ['truncated', { kind: 'truncate', bytes: 10 }],
    ['changed by one bit', { kind: 'corrupt' }],
  ])('never loads an object that is %s', async (_, fault) => {
    await faults.add({ fault, method: 'GET', path: 'golden.json' });

    // A client that compares checksums itself says so as a failed exchange; the manifest's hash finds the others.
    expect(['BUNDLE_HASH_MISMATCH', 'REPOSITORY_UNREACHABLE']).toContain(
      (await problemOf(loadBundle(repository, reference))).code,
    );
  });

  it('leaves nothing that could be loaded when it is full, and collects what is left', async () => {
    const method = kind === 'gs' ? 'POST' : 'PUT';
    await faults.add({ fault: { kind: 'answer', status: 507 }, method, path: '/2/model.onnx' });

    expect((await problemOf(publishBundle(repository, sampleDraft()))).code).toBe('REPOSITORY_UNREACHABLE');

    await faults.clear();
    expect(await repository.readVersionState('insurance', 2)).toMatchObject({
      isFinished: false,
      marks: ['publishing'],
    });
    expect((await problemOf(loadBundle(repository, { model: 'insurance', version: 2 }))).code).toBe('BUNDLE_NOT_FOUND');
    const collected = await collectGarbage(repository, 'insurance', { keepNewest: 1, graceMs: 0, isDryRun: false });
    expect(collected.map(({ version, isRemoved }) => [version, isRemoved])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(await repository.listVersions('insurance')).toEqual([1]);
  });

  it('knows its own write whose answer was lost', async () => {
    const method = kind === 'gs' ? 'POST' : 'PUT';
    await faults.add({ fault: { kind: 'lose-answer' }, method, times: 1 });
    expect(await repository.markVersion('insurance', 7, 'publishing')).toBe(true);
    expect(await repository.markVersion('insurance', 7, 'publishing')).toBe(false);

    await faults.add({ fault: { kind: 'lose-answer' }, method, times: 1 });
    await repository.writeChannel('insurance', 'production', channel, undefined);
    expect(await repository.readChannel('insurance', 'production')).toEqual(channel);

    const next: Channel = { ...channel, changedAt: '2026-02-01T12:00:00Z', reason: 'again' };
    await faults.add({ fault: { kind: 'lose-answer' }, method, path: 'production.json', times: 1 });
    await repository.writeChannel('insurance', 'production', next, channel);
    expect(await repository.readChannelHistory('insurance', 'production')).toEqual([channel, next]);
    expect(await faults.hits()).toEqual([1, 1, 1]);
  });

  it('tells no credentials when it is unreachable', async () => {
    await faults.add({ fault: { kind: 'answer', status: 403 } });

    const problem = await problemOf(repository.listModels());

    for (const [name, value] of Object.entries(testbed[kind].env)) {
      const secret = name === 'AZURE_STORAGE_CONNECTION_STRING' ? /AccountKey=([^;]+)/.exec(value)?.[1] : value;
      if (name.includes('HOST') || name.includes('URL') || name.includes('REGION')) continue;
      expect(problem.message).not.toContain(secret);
    }
    expect(await faults.hits()).toEqual([1]);
  });
});
