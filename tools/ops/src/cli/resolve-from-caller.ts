import { resolve } from 'node:path';

/** Resolves a path from the folder in which the command was typed: npm runs scripts in the root and says so (`INIT_CWD`). */
export function resolveFromCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}
