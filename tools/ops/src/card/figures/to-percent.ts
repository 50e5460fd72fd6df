import type { MeanAndDeviation } from '../../train/evaluation/spread';

/** The spread of a share from 0 to 1, in percent. */
export function toPercent({ mean, sd }: MeanAndDeviation): MeanAndDeviation {
  return { mean: mean * 100, sd: sd * 100 };
}
