import type { OutcomeCounts } from './run/count-outcomes';

/** What the command tells of a run. */
export interface ScoreResult extends OutcomeCounts {
  readonly failed: number;
  readonly model: { readonly name: string; readonly version: number };
  readonly out: string;
  readonly resumed: number;
}

/** Kinds of failure that are named one by one. */
const REASONS_NAMED_AT_MOST = 20;

/** Renders what came of a run for a person; never a value of a row. */
export function renderScoreResult({ rows, ok, failed, reasons, model, out, resumed }: ScoreResult): string {
  const before = resumed > 0 ? ` (${count(resumed)} of them in a run before)` : '';
  const lines = [
    `${count(rows)} rows${before} → ${out}`,
    `  model ${model.name}/${model.version}`,
    `  ok ${count(ok)}`,
  ];
  if (failed > 0) lines.push(`  failed ${count(failed)}: see the columns status and error`);
  const named = Object.entries(reasons).slice(0, REASONS_NAMED_AT_MOST);
  lines.push(...named.map(([reason, times]) => `    ${reason}: ${count(times)}`));
  const unnamed = Object.keys(reasons).length - named.length;
  if (unnamed > 0) lines.push(`    and ${unnamed} more kinds`);
  return `${lines.join('\n')}\n`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
