import { isMet, type Target, toTargets } from '../../report/targets';
import { toMarkdownTable } from '../../report/to-markdown-table';
import { formatFigure, formatRatio } from '../format-figure';
import type { PageParts } from '../page-parts';

/** Each figure beside its target. */
export function renderTargets({ results, summaries }: PageParts): string {
  const rows = toTargets(results, summaries).map((target) => [
    target.what,
    `${boundOf(target)} ${target.unit}`,
    target.found >= 1000 ? formatFigure(target.found) : formatRatio(target.found),
    verdictOf(target),
  ]);
  return `## Asked and found\n\n${toMarkdownTable(['what', 'asked', 'found', ''], rows)}`;
}

function boundOf({ bound }: Target): string {
  return 'atLeast' in bound ? `≥ ${bound.atLeast.toLocaleString('en')}` : `≤ ${bound.atMost}`;
}

function verdictOf(target: Target): string {
  const met = isMet(target);
  if (met === undefined) return 'not measured';
  return met ? 'met' : '**not met**';
}
