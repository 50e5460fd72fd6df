import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SettingsReader } from './settings-reader';

/**
 * Resolves the folder of the built form. A folder that was asked for must hold it; the one beside the program may be
 * absent, then the API is served without a form.
 */
export function resolveStaticDir(reader: SettingsReader, builtBesideProgram: string): string | undefined {
  const asked = reader.text('STATIC_DIR');
  const folder = resolve(asked ?? builtBesideProgram);
  if (existsSync(join(folder, 'index.html'))) return folder;
  if (asked !== undefined) {
    const advice = 'build the form (npx nx build web) or unset the variable';
    reader.fail('STATIC_DIR', { expected: 'a folder with an index.html', got: folder, advice });
  }
  return undefined;
}
