/** What a made-up table and model are like. */
export interface BenchTask {
  /** Names its folder. */
  readonly key: string;
  readonly model: 'insurance' | 'wide';
  /** Fields of a record. */
  readonly fields: number;
  /** Heads of the model that are 150 boosted trees each: none, the mean, or the mean and both ends of the interval. */
  readonly boostedHeads: 0 | 1 | 3;
}

/** Trees of a boosted head. */
export const TREES_OF_HEAD = 150;

/** The bundles that the bench measures beside the embedded one. */
export const benchTasks = {
  oneHead: { key: 'trees-150', model: 'insurance', fields: 6, boostedHeads: 1 },
  threeHeads: { key: 'trees-3x150', model: 'insurance', fields: 6, boostedHeads: 3 },
  twentyFields: { key: 'fields-20', model: 'wide', fields: 20, boostedHeads: 0 },
  hundredFields: { key: 'fields-100', model: 'wide', fields: 100, boostedHeads: 0 },
} as const satisfies Record<string, BenchTask>;
