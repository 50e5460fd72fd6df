import type { Machine } from '../measure/machine';
import type { Sample } from '../measure/sample';
import type { BulkFigures } from '../suites/measure-bulk-parts';
import type { SharedCore } from '../suites/measure-pair';
import type { RawRuns } from '../suites/measure-raw';
import type { Starts } from '../suites/measure-starts';

/** What a core costs, since when and from where. */
export interface CorePrice {
  readonly perHour: number;
  readonly currency: string;
  readonly of: string;
  readonly recorded: string;
  readonly source: string;
}

/** What the generated manifests give a pod of the predictor. */
export interface PodLimits {
  readonly cores: number;
  readonly memoryMi: number;
}

/** What one run of the bench found: all that the page is drawn from. */
export interface BenchResults {
  readonly formatVersion: 1;
  /** RFC 3339. */
  readonly measuredAt: string;
  readonly tookSeconds: number;
  readonly command: string;
  readonly machine: Machine;
  /** By the name of the program or package. */
  readonly versions: Readonly<Record<string, string>>;
  readonly corePrice: CorePrice;
  readonly pod: PodLimits;
  readonly samples: readonly Sample[];
  readonly starts: readonly Starts[];
  readonly raw: readonly RawRuns[];
  /** Empty where the program that measures it is not built. */
  readonly bulk: readonly BulkFigures[];
  readonly sharedCore: readonly SharedCore[];
}
