import { Problem } from '@medcast/problem';
import { type RowOutputs, toNamedOutputs } from './row-outputs';

/** Refuses a record for which the model computes NaN or an infinity (`RECORD_INVALID`): JSON could not even say it. */
export function checkFinite(outputs: RowOutputs): void {
  if (isFinite(outputs)) return;
  for (const [name, value] of Object.entries(toNamedOutputs(outputs))) checkFiniteNumber(name, value);
}

/** Refuses a record for which a number that is computed is none (`RECORD_INVALID`). */
export function checkFiniteNumber(name: string, value: number): void {
  if (Number.isFinite(value)) return;
  const detail = `expected a record that the model can compute with, got ${value} as ${name}; send values closer to the example`;
  throw new Problem('RECORD_INVALID', detail);
}

function isFinite(outputs: RowOutputs): boolean {
  if (outputs.task === 'classification')
    return outputs.probabilities.every(({ probability }) => Number.isFinite(probability));
  // A difference with itself is 0, but of NaN and infinities.
  const { expected, typical, lower, upper } = outputs;
  return expected - expected + (typical - typical) + (lower - lower) + (upper - upper) === 0;
}
