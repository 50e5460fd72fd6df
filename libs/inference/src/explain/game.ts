import type { CoalitionPlan } from '../shapley/coalition-plan';
import type { BackgroundRecord } from './check-background';

/** The fields of a record against one background record: those that are equal add nothing and are left out. */
export interface Game {
  readonly background: BackgroundRecord;
  readonly players: readonly string[];
  readonly plan: CoalitionPlan;
}
