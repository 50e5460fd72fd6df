import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

const root = join(import.meta.dirname, '../../../..');
const program = join(root, 'dist/tools/bench/page.js');

/** Each starts the program, which loads a whole document model to draw in. */
const TIMEOUT_MS = 60_000;

describe('the page of the bench', () => {
  let docs: string;

  beforeEach(async () => {
    docs = await mkdtemp(join(tmpdir(), 'bench-page-'));
    await cp(join(root, 'docs/bench'), join(docs, 'bench'), { recursive: true });
    await cp(join(root, 'docs/bench.md'), join(docs, 'bench.md'));
  });

  afterEach(() => rm(docs, { recursive: true }));

  const check = (): Promise<{ exitCode?: number | undefined; stderr: string }> =>
    execa(process.execPath, [program, '--check', '--docs', docs], { reject: false });

  it(
    'is what its results say',
    async () => {
      const { exitCode, stderr } = await check();

      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    },
    TIMEOUT_MS,
  );

  it.each([
    ['bench.md', /\d/, 'x'],
    ['bench/peers.svg', '<svg', '<svg '],
    ['bench/results.json', '"requests": ', '"requests": 1'],
  ])(
    'is found out where %s was changed by hand',
    async (path, from, to) => {
      const file = join(docs, path);
      await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));

      const { exitCode, stderr } = await check();

      expect(exitCode).toBe(1);
      expect(stderr).toContain('npm run bench:page');
    },
    TIMEOUT_MS,
  );

  it(
    'is drawn anew with the same bytes',
    async () => {
      await execa(process.execPath, [program, '--docs', docs]);

      expect((await check()).exitCode).toBe(0);
    },
    TIMEOUT_MS,
  );
});
