import { boundaryCases, inferenceCase } from './boundary-cases';
import { lintAll } from './lint-all';
import type { LintFinding } from './lint-case';
import { styleCases } from './style-cases';

const ruleCases = [...boundaryCases, ...styleCases];

describe('eslint.config.mjs', () => {
  const findings = lintAll([
    ...ruleCases.flatMap(({ path, broken, kept }) => [
      { path, code: broken },
      { path, code: kept },
    ]),
    inferenceCase,
  ]);

  it.each(ruleCases.map((ruleCase, index) => ({ ...ruleCase, index })))('$title', ({ rule, says = '', index }) => {
    expect(findings[2 * index]).toContainEqual({ ruleId: rule, message: expect.stringContaining(says) });
    expect(rulesOf(findings[2 * index + 1])).not.toContain(rule);
  });

  it('reads every text: none has a syntax error', () => {
    expect(findings.flat().filter(({ ruleId }) => ruleId === null)).toEqual([]);
  });

  it('lets inference run ONNX graphs', () => {
    expect(rulesOf(findings.at(-1))).not.toContain('no-restricted-imports');
  });
});

function rulesOf(found: readonly LintFinding[] = []): (string | null)[] {
  return found.map(({ ruleId }) => ruleId);
}
