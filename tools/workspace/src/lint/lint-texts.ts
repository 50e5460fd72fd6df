import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import type { LintCase, LintFinding } from './lint-case';

// A program of its own, run by Node as it is: Jest's module system can load neither ESLint's configuration nor Nx.
// Reads a list of cases from its standard input and writes a list of findings for each.
const workspaceRoot = join(import.meta.dirname, '../../../..');
const eslint = new ESLint({ cwd: workspaceRoot });

const cases = JSON.parse(await text(process.stdin)) as LintCase[];
const findings: LintFinding[][] = [];
for (const { code, path } of cases) {
  const results = await eslint.lintText(code, { filePath: join(workspaceRoot, path) });
  findings.push(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ({ ruleId, message }))));
}
process.stdout.write(JSON.stringify(findings));
