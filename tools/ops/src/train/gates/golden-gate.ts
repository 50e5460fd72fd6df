import { type Gate, MINIMUM_GOLDEN_RECORDS } from '@medcast/model-bundle';
import type { GateSource } from './gate-source';

/** Whether enough golden records, and all of them, are reproduced by the packed model. */
export function measureGolden({ golden }: GateSource): readonly Gate[] {
  const required = Math.max(golden.records, MINIMUM_GOLDEN_RECORDS);
  const detail = golden.difference ?? 'golden records that the packed model reproduces';
  return [{ name: 'golden', passed: golden.reproduced >= required, figure: golden.reproduced, required, detail }];
}
