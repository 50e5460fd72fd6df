import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '../../channel/channel';
import { problemOf } from '../../testing/problem-of';
import type { ModelRepository } from '../model-repository';
import { openRepository } from '../open-repository';

const first: Channel = { version: 1, previous: null, changedAt: '2026-01-31T12:00:00Z', reason: 'first' };
const second: Channel = { version: 2, previous: 1, changedAt: '2026-02-01T12:00:00+01:00', reason: 'better' };

let root: string;
let repository: ModelRepository;
let channels: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'medcast-channel-'));
  repository = openRepository(`file:${root}`);
  channels = join(root, 'insurance', 'channels');
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

/** Of a process that has run and is gone. */
function endedPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('channels of a file repository', () => {
  it('reads what was written last', async () => {
    await repository.writeChannel('insurance', 'production', first, undefined);
    await repository.writeChannel('insurance', 'production', second, first);

    expect(await repository.readChannel('insurance', 'production')).toEqual(second);
    expect((await readdir(channels)).sort()).toEqual(['production.history', 'production.json']);
    expect(JSON.parse(await readFile(join(channels, 'production.json'), 'utf8'))).toEqual(second);
  });

  it.each<[string, Channel | undefined]>([
    ['nothing', undefined],
    ['another version', second],
    ['the same version at another time', { ...first, changedAt: '2026-01-31T12:00:01Z' }],
  ])('refuses a writer who expects %s', async (_, expected) => {
    await repository.writeChannel('insurance', 'production', first, undefined);

    const problem = await problemOf(repository.writeChannel('insurance', 'production', second, expected));

    expect(problem.code).toBe('CHANNEL_CONFLICT');
    expect(await repository.readChannel('insurance', 'production')).toEqual(first);
  });

  it('lets exactly one of many writers through', async () => {
    await repository.writeChannel('insurance', 'production', first, undefined);
    const writers = Array.from({ length: 20 }, (_, i) => ({ ...second, reason: `writer ${i}` }));

    const outcomes = await Promise.allSettled(
      writers.map((next) => repository.writeChannel('insurance', 'production', next, first)),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await readdir(channels)).sort()).toEqual(['production.history', 'production.json']);
  });

  it('names the lock that a crashed writer has left', async () => {
    await mkdir(channels, { recursive: true });
    await writeFile(join(channels, 'production.json.lock'), '');

    const problem = await problemOf(repository.writeChannel('insurance', 'production', first, undefined));

    expect(problem.code).toBe('CHANNEL_CONFLICT');
    expect(problem.detail).toContain(`delete ${join(channels, 'production.json.lock')}`);
  });

  it.each<[string, () => string]>([
    ['whose process is gone', () => JSON.stringify({ id: randomUUID(), host: hostname(), pid: endedPid() })],
    ['that is older than a minute', () => JSON.stringify({ id: randomUUID(), host: 'elsewhere', pid: 1 })],
    ['that is old and empty', () => ''],
  ])('removes a lock %s, once', async (what, content) => {
    const lock = join(channels, 'production.json.lock');
    await mkdir(channels, { recursive: true });
    await writeFile(lock, content());
    if (what.includes('old')) await utimes(lock, new Date(0), new Date(0));

    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => repository.writeChannel('insurance', 'production', first, undefined)),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    expect(await readdir(channels)).toEqual(['production.json']);
  });

  it('leaves the fresh lock of another machine alone', async () => {
    await mkdir(channels, { recursive: true });
    await writeFile(
      join(channels, 'production.json.lock'),
      JSON.stringify({ id: randomUUID(), host: 'elsewhere', pid: endedPid() }),
    );

    const problem = await problemOf(repository.writeChannel('insurance', 'production', first, undefined));

    expect(problem.code).toBe('CHANNEL_CONFLICT');
    expect(await readdir(channels)).toEqual(['production.json.lock']);
  });

  it.each([
    ['not JSON', 'version 1'],
    ['a list', '[]'],
    ['a version of 0', JSON.stringify({ ...first, version: 0 })],
    ['a time that is none', JSON.stringify({ ...first, changedAt: 'yesterday' })],
    ['an unknown key', JSON.stringify({ ...first, owner: 'me' })],
  ])('refuses a channel file that is %s', async (_, content) => {
    await mkdir(channels, { recursive: true });
    await writeFile(join(channels, 'production.json'), content);

    const problem = await problemOf(repository.readChannel('insurance', 'production'));

    expect(problem.code).toBe('CHANNEL_INVALID');
    expect(problem.detail).toContain('production.json: ');
  });
});
