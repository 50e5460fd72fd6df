import type { CliRun } from '../../testing/run-medcast';

/** What differs from run to run, and what stands for it. */
const NORMALISED: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/(127\.0\.0\.1|10\.\d+\.\d+\.\d+):\d+/g, 'http://ADDRESS'],
  [/\b10\.\d+\.\d+\.\d+:\d+/g, 'ADDRESS'],
  [/-[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '-POD'],
  [/-[bcdfghkmt2456789]{10}\b/g, '-HASH'],
  [/\b\d{4}-\d\d-\d\dT[0-9:.]+Z/g, 'TIME'],
  [/(^|\s)\d+(s|m|h|d)(?=\s|$)/gm, '$1AGE'],
  [/restarted (once|\d+ times)/g, 'restarted N times'],
  // Columns are as wide as what was normalised in them.
  [/ {2,}/g, '  '],
];

/** A run as a person sees it at a terminal, without what differs from run to run. */
export function toTranscript(words: readonly string[], run: CliRun, folder: string): string {
  const command = `$ medcast ${words.join(' ')}`.replaceAll(folder, 'FOLDER');
  const normalised = NORMALISED.reduce(
    (text, [pattern, by]) => text.replace(pattern, by),
    (run.stdout + run.stderr).replaceAll(folder, 'FOLDER'),
  );
  return `${command}\n${normalised}exit code ${run.exitCode}\n`;
}
