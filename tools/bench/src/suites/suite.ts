import type { LoadShape } from '../measure/sample';
import type { ServerPlan } from '../measure/server-under-test';
import type { Question } from '../question';

/** A question to a server, under a name of its own. */
export interface Contender {
  readonly name: string;
  readonly server: ServerPlan;
  readonly question: Question;
  readonly rowsPerRequest: number;
  /** Name of the contender whose requests per second it is compared with. */
  readonly baseline: string;
}

/** Contenders that are measured side by side: in each round each in turn under each load. */
export interface Suite {
  readonly name: string;
  readonly contenders: readonly Contender[];
  readonly loads: readonly LoadShape[];
  readonly rounds: number;
}
