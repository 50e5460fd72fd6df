import { readFileSync } from 'node:fs';
import { isFileSystemError } from './is-file-system-error';
import type { SettingsReader } from './settings-reader';

/** Loads the keys of API_KEYS_FILE, one a line; empty lines and lines that begin with # are skipped. */
export function loadApiKeys(reader: SettingsReader): readonly string[] | undefined {
  const path = reader.text('API_KEYS_FILE');
  if (path === undefined) return undefined;
  const keys = readKeys(reader, path);
  if (keys?.length === 0) {
    const advice = 'add a key or unset the variable for an open API';
    reader.fail('API_KEYS_FILE', {
      expected: 'a file with one API key a line',
      got: `${path}, which has none`,
      advice,
    });
  }
  return keys === undefined ? undefined : Object.freeze(keys);
}

function readKeys(reader: SettingsReader, path: string): string[] | undefined {
  try {
    const lines = readFileSync(path, 'utf8')
      .split(/\r?\n/)
      .map((line) => line.trim());
    return lines.filter((line) => line !== '' && !line.startsWith('#'));
  } catch (error) {
    if (!isFileSystemError(error)) throw error;
    reader.fail('API_KEYS_FILE', { expected: 'a file that can be read', got: `${path} (${error.code})` });
    return undefined;
  }
}
