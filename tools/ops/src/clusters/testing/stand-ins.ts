import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * A folder at the front of PATH, for real executables that stand for the programs of clouds which no test can reach.
 * Each call of them is noted.
 */
export interface StandIns {
  readonly folder: string;
  /** Puts a program there: lines of sh, after which the call has been noted. */
  readonly install: (name: string, script: string) => Promise<void>;
  /** What has been called, a line each. */
  readonly calls: () => Promise<readonly string[]>;
  readonly remove: () => Promise<void>;
}

/** Makes such a folder. */
export async function createStandIns(): Promise<StandIns> {
  const folder = await mkdtemp(join(tmpdir(), 'medcast-stand-ins-'));
  const log = join(folder, 'calls.log');
  const { PATH: before } = process.env;
  process.env['PATH'] = `${folder}${delimiter}${before ?? ''}`;
  await writeFile(log, '');
  return {
    folder,
    install: async (name, script) => {
      await writeFile(join(folder, name), `#!/bin/sh\necho "${name} $*" >> '${log}'\n${script}\n`);
      await chmod(join(folder, name), 0o755);
    },
    calls: async () =>
      (await readFile(log, 'utf8'))
        .trimEnd()
        .split('\n')
        .filter((line) => line !== ''),
    remove: async () => {
      process.env['PATH'] = before;
      await rm(folder, { recursive: true });
    },
  };
}
