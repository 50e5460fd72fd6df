import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import CountReporter from './count-reporter.cjs';

describe('CountReporter', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'count-reporter-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('leaves how many tests passed and failed, counting a suite that could not run as one', () => {
    const outputFile = join(folder, 'results/x.json');
    const results = { numPassedTests: 5, numFailedTests: 2, numRuntimeErrorTestSuites: 1 };
    new CountReporter({}, { outputFile }).onRunComplete(new Set(), results);
    expect(readFileSync(outputFile, 'utf8')).toBe('{"passed":5,"failed":3}\n');
  });
});

describe('HostRealmEnvironment', () => {
  it('gives tests the typed arrays of the host', () => {
    // Buffers are made by Node's own modules, that is in the host's realm.
    expect(Buffer.alloc(1)).toBeInstanceOf(Uint8Array);
  });
});
