import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './with-lock';

describe('withLock', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'with-lock-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('lets one work after the other', async () => {
    const file = join(folder, 'lock');
    const seen: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} ends`);
    };

    await Promise.all([withLock(file, work('a')), withLock(file, work('b'))]);

    const [first] = seen;
    expect(seen).toEqual(
      first === 'a begins'
        ? ['a begins', 'a ends', 'b begins', 'b ends']
        : ['b begins', 'b ends', 'a begins', 'a ends'],
    );
  });

  it('is given back when the work fails', async () => {
    const file = join(folder, 'failed');

    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(withLock(file, () => Promise.resolve(1))).resolves.toBe(1);
  });

  it('says which file cannot be held', async () => {
    const file = join(folder, 'absent/lock');

    await expect(withLock(file, () => Promise.resolve(1))).rejects.toThrow(file);
  });

  it('holds nothing where no file is named', async () => {
    await expect(withLock(undefined, () => Promise.resolve(2))).resolves.toBe(2);
  });
});
