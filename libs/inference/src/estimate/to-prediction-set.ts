/** A label and its probability. */
export interface LabelProbability {
  readonly label: string;
  readonly probability: number;
}

/** What decides which labels are in a set. */
export interface PredictionSetRule {
  /** Nominal coverage: 0.95. */
  readonly level: number;
  /** By label, the lowest probability at which it is in the set. */
  readonly thresholds?: Readonly<Record<string, number>> | undefined;
}

/**
 * How far a probability may lie below its threshold: thresholds are calibrated in 64 bits and exported graphs answer
 * in 32, where a whole leaf of a tree may stand exactly at the threshold.
 */
const ROUNDING = 1e-6;

/**
 * The labels that may be the true one, the likeliest first; equally likely ones come in the order given.
 * With thresholds, all labels that reach theirs, or the likeliest where none does; without, the fewest labels that
 * together have at least the probability `level`.
 *
 * @example
 * toPredictionSet([{ label: 'a', probability: 0.3 }, { label: 'b', probability: 0.7 }], { level: 0.6 }); // ['b']
 */
export function toPredictionSet(
  probabilities: readonly LabelProbability[],
  { level, thresholds }: PredictionSetRule,
): readonly string[] {
  const likeliestFirst = probabilities.toSorted((a, b) => b.probability - a.probability);
  if (thresholds === undefined) return fillToLevel(likeliestFirst, level);
  const reached = likeliestFirst.filter(
    ({ label, probability }) => probability >= (thresholds[label] ?? Infinity) - ROUNDING,
  );
  return (reached.length > 0 ? reached : likeliestFirst.slice(0, 1)).map(({ label }) => label);
}

function fillToLevel(likeliestFirst: readonly LabelProbability[], level: number): readonly string[] {
  const labels: string[] = [];
  let covered = 0;
  for (const { label, probability } of likeliestFirst) {
    if (covered >= level) {
      break;
    }
    labels.push(label);
    covered += probability;
  }
  return labels;
}
