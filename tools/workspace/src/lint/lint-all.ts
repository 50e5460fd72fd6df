import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from '../rules/workspace-files';
import type { LintCase, LintFinding } from './lint-case';

/** Lints texts with the configuration of the repository; the findings of each, in the order of the cases. */
export function lintAll(cases: readonly LintCase[]): readonly (readonly LintFinding[])[] {
  // Without the graph of projects the rule for boundaries says nothing at all.
  run([join(workspaceRoot, 'node_modules/nx/dist/bin/nx.js'), 'show', 'projects']);
  return JSON.parse(run([join(import.meta.dirname, 'lint-texts.ts')], JSON.stringify(cases))) as LintFinding[][];
}

function run(args: readonly string[], input = ''): string {
  const env = { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' };
  return execFileSync(process.execPath, args, { cwd: workspaceRoot, encoding: 'utf8', env, input });
}
