const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');

/** Jest reporter that leaves `{ passed, failed }` in a file, so that CI can add up every runner. */
module.exports = class CountReporter {
  constructor(_globalConfig, { outputFile }) {
    this.outputFile = outputFile;
  }

  onRunComplete(_contexts, results) {
    const suitesThatDidNotRun = results.numRuntimeErrorTestSuites;
    mkdirSync(dirname(this.outputFile), { recursive: true });
    writeFileSync(
      this.outputFile,
      `${JSON.stringify({ passed: results.numPassedTests, failed: results.numFailedTests + suitesThatDidNotRun })}\n`,
    );
  }
};
