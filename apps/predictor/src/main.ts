import 'reflect-metadata';
import { Problem } from '@medcast/problem';
import { reportStartFailure } from './lifecycle/report-start-failure';
import { startPredictor } from './lifecycle/start-predictor';
import { loadSettings } from './settings/load-settings';
import { renderUsage } from './settings/render-usage';

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.exit(reportStartFailure(error));
}

async function run(words: readonly string[]): Promise<void> {
  if (words.length === 1 && (words[0] === '--help' || words[0] === '-h')) {
    process.stdout.write(renderUsage());
    return;
  }
  if (words.length > 0) {
    throw new Problem('USAGE', `expected no arguments but --help, got ${words.join(' ')}; set variables instead`);
  }
  await startPredictor(loadSettings({ environment: process.env, programDir: import.meta.dirname }));
}
