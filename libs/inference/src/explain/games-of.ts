import type { ValidRecord } from '@medcast/record-schema';
import type { BackgroundCodes } from './background-codes';
import type { BackgroundRecord } from './check-background';
import type { Game } from './game';

/** For each used field of a record, the code of the background's value that it equals; -1 where it equals none. */
export function codesOfRecord(
  record: ValidRecord,
  usedFields: readonly string[],
  { byField }: BackgroundCodes,
): number[] {
  const codes: number[] = [];
  for (let index = 0; index < usedFields.length; index++) {
    const field = usedFields[index];
    codes.push(byField[index]?.get(record[field ?? ''] ?? null) ?? NOT_OF_BACKGROUND);
  }
  return codes;
}

const NOT_OF_BACKGROUND = -1;

/** The games of a record against each background record. */
export function gamesOf(
  recordCodes: readonly number[],
  background: readonly BackgroundRecord[],
  { byRecord }: BackgroundCodes,
): readonly Game[] {
  return background.map(({ weight }, index) => {
    const all = byRecord[index] ?? [];
    const players = all.flatMap((code, player) => (code === recordCodes[player] ? [] : [player]));
    return { weight, players, codes: players.map((player) => all[player] ?? -1) };
  });
}
