import type { FieldValue, ValidRecord } from '@medcast/record-schema';
import type { Game } from './game';

/**
 * Composes a record for each coalition of a game: its players have the record's value, the others the background's.
 *
 * @param visit gets the same object every time, with other values in it
 */
export function composeRows(
  { background, players, plan }: Game,
  record: ValidRecord,
  visit: (composed: ValidRecord) => void,
): void {
  const composed: Record<string, FieldValue> = { ...record };
  for (const coalition of plan.coalitions) {
    for (const [index, field] of players.entries()) {
      composed[field] = (coalition[index] === 1 ? record[field] : background.record[field]) ?? null;
    }
    // Every value is the record's, which was validated, or the background's, which was checked for its field.
    visit(composed as ValidRecord);
  }
}
