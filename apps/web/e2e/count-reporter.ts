import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FullResult, Reporter, Suite } from '@playwright/test/reporter';

/** Playwright reporter that leaves `{ passed, failed }` in a file, so that CI can add up every runner. */
export default class CountReporter implements Reporter {
  private suite: Suite | undefined;

  constructor(private readonly options: { readonly outputFile: string }) {}

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  onEnd(result: FullResult): void {
    const tests = this.suite?.allTests() ?? [];
    const passed = tests.filter((test) => test.outcome() === 'expected').length;
    // A run that broke off, for instance because the server did not start, counts as failed too.
    const brokeOff = result.status !== 'passed' && passed === tests.length ? 1 : 0;
    mkdirSync(dirname(this.options.outputFile), { recursive: true });
    writeFileSync(this.options.outputFile, `${JSON.stringify({ passed, failed: tests.length - passed + brokeOff })}\n`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
