import type { Gate } from '@medcast/model-bundle';
import { measureBaselines } from './baseline-gate';
import { measureChampion } from './champion-gate';
import { measureCoverage } from './coverage-gate';
import type { GateSource } from './gate-source';
import { measureGolden } from './golden-gate';
import { measureLeaks } from './leak-gate';
import { measureParity } from './parity-gate';

const GATES: readonly ((source: GateSource) => readonly Gate[])[] = [
  measureParity,
  measureGolden,
  measureBaselines,
  measureChampion,
  measureCoverage,
  measureLeaks,
];

/** Measures a model against every gate. */
export function measureGates(source: GateSource): readonly Gate[] {
  return GATES.flatMap((measure) => measure(source));
}
