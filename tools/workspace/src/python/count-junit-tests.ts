/** How many tests passed and failed, as every runner leaves it under `test-results/`. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Counts the tests of a JUnit report as pytest writes it; skipped ones count as neither.
 *
 * @param report XML with one `<testsuite tests= failures= errors= skipped=>` or several
 */
export function countJunitTests(report: string): TestCounts {
  let passed = 0;
  let failed = 0;
  for (const [suite] of report.matchAll(/<testsuite\s[^>]*>/g)) {
    const broken = attribute(suite, 'failures') + attribute(suite, 'errors');
    failed += broken;
    passed += attribute(suite, 'tests') - broken - attribute(suite, 'skipped');
  }
  return { passed, failed };
}

function attribute(tag: string, name: string): number {
  return Number(new RegExp(`\\s${name}="(\\d+)"`).exec(tag)?.[1] ?? 0);
}
