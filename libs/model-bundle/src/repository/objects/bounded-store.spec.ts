import { createMemoryStore } from '../../testing/memory-repository';
import { createBoundedStore } from './bounded-store';
import type { ObjectStore } from './object-store';

const limits = { attempts: 3, attemptTimeoutMs: 50, pauseMs: 1 };
const bytes = Buffer.from('mine');

/** A store whose calls fail as they are told, one after the other; then they work. */
function failing(failures: readonly Error[], doesWork: boolean) {
  const files = new Map<string, Uint8Array>();
  const store = createMemoryStore(files);
  const left = [...failures];
  const create: ObjectStore['create'] = async (...call) => {
    const failure = left.shift();
    if (failure === undefined) return store.create(...call);
    if (doesWork) await store.create(...call);
    throw failure;
  };
  return { files, left, store: createBoundedStore(async () => ({ ...store, create }), limits) };
}

describe('createBoundedStore', () => {
  it('tries again what failed in passing', async () => {
    const { store, files } = failing(
      [new Error('reset'), Object.assign(new Error('unavailable'), { statusCode: 503 })],
      false,
    );

    expect(await store.create('a', bytes)).toBe(true);
    expect(files.get('a')).toEqual(bytes);
  });

  it.each([
    ['Google', { code: 403 }],
    ['Amazon', { $metadata: { httpStatusCode: 403 } }],
    ['Azure', { statusCode: 507 }],
  ])('does not try again what %s refuses', async (_, fields) => {
    const refusal = Object.assign(new Error('refused'), fields);
    const { store, left } = failing([refusal, new Error('never reached')], false);

    await expect(store.create('a', bytes)).rejects.toBe(refusal);
    expect(left).toHaveLength(1);
  });

  it('gives up after the last try', async () => {
    const { store, left } = failing([new Error('1'), new Error('2'), new Error('3'), new Error('4')], false);

    await expect(store.create('a', bytes)).rejects.toThrow('3');
    expect(left).toHaveLength(1);
  });

  it('gives up what never answers', async () => {
    const read: ObjectStore['read'] = () => new Promise(() => undefined);
    const store = createBoundedStore(async () => ({ ...createMemoryStore(new Map()), read }), limits);

    await expect(store.read('a')).rejects.toThrow('no complete answer within 0.05 s');
  });

  it('knows its own write whose answer was lost, and somebody else from it', async () => {
    const { store } = failing([new Error('lost')], true);

    expect(await store.create('a', bytes)).toBe(true);
    expect(await store.create('a', bytes)).toBe(false);
    expect(await store.create('a', Buffer.from('theirs'))).toBe(false);
  });
});
