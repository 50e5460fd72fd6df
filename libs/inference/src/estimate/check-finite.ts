import { Problem } from '@medcast/problem';
import { type RowOutputs, toNamedOutputs } from './row-outputs';

/** Refuses a record for which the model computes NaN or an infinity (`RECORD_INVALID`): JSON could not even say it. */
export function checkFinite(outputs: RowOutputs): void {
  for (const [name, value] of Object.entries(toNamedOutputs(outputs))) {
    if (!Number.isFinite(value)) {
      const detail = `expected a record that the model can compute with, got ${value} as ${name}; send values closer to the example`;
      throw new Problem('RECORD_INVALID', detail);
    }
  }
}
