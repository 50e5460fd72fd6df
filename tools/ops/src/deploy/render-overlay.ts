import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Problem } from '@medcast/problem';
import { reasonOf } from '../table/reason-of';

const run = promisify(execFile);

/** Programs that render an overlay, the better first: kubectl has an older kustomize in it. */
const RENDERERS = [
  { program: 'kustomize', words: ['build'] },
  { program: 'kubectl', words: ['kustomize'] },
] as const;

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Renders an overlay, by kustomize or kubectl, whichever is installed.
 *
 * @param folder of the overlay
 * @returns YAML documents
 * @throws Problem OVERLAY_INVALID
 */
export async function renderOverlay(folder: string): Promise<string> {
  for (const { program, words } of RENDERERS) {
    try {
      const { stdout } = await run(program, [...words, folder], { maxBuffer: MOST_BYTES });
      return stdout;
    } catch (error) {
      if (reasonOf(error) === 'ENOENT') continue;
      const said = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : '';
      const detail = `expected ${program} to render ${folder}, got: ${said.trim() || reasonOf(error)}; "npm run manifests" writes it anew`;
      throw new Problem('OVERLAY_INVALID', detail, { cause: error });
    }
  }
  const detail = `expected kustomize or kubectl to render ${folder}, got neither; install one of them ("medcast doctor" says how)`;
  throw new Problem('OVERLAY_INVALID', detail);
}
