/** A label and its probability. */
export interface LabelProbability {
  readonly label: string;
  readonly probability: number;
}

/**
 * The smallest set of labels that together have at least the probability `level`, the likeliest first.
 * Equally likely labels come in the order given.
 */
export function toPredictionSet(probabilities: readonly LabelProbability[], level: number): readonly string[] {
  const labels: string[] = [];
  let covered = 0;
  for (const { label, probability } of probabilities.toSorted((a, b) => b.probability - a.probability)) {
    if (covered >= level) {
      break;
    }
    labels.push(label);
    covered += probability;
  }
  return labels;
}
