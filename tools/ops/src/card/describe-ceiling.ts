import { formatNumber } from './figures/format-number';
import { formatShare } from './figures/format-share';
import { metrics } from './figures/metric';
import type { ModelCard } from './model-card';

/** How good any model could be on the table, in words: "Estimated R²: 0.87. …". */
export function describeCeiling({ noiseCeiling: { metric, figure, method, note } }: ModelCard): string {
  if (metric === null || figure === null) return `${note} (${method})`;
  const shown = metrics[metric].in === 'percent' ? formatShare(figure) : formatNumber(figure);
  return `Estimated ${metrics[metric].label}: ${shown}. ${note} (${method})`;
}
