import { formatNumber } from '../figures/format-number';
import { formatShare } from '../figures/format-share';
import { formatShareSpread } from '../figures/format-share-spread';
import { formatSpread } from '../figures/format-spread';
import { withUnit } from '../figures/with-unit';
import type { ClassificationCard, ModelCard, RegressionCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** What the interval or the prediction set claims and what it keeps. */
export function toIntervalTable(card: ModelCard): FigureTable {
  return card.task === 'regression' ? toOfInterval(card) : toOfSet(card);
}

function toOfInterval({ interval, predicts: { unit } }: RegressionCard): FigureTable {
  return {
    caption: 'The interval',
    headings: ['What', 'Figure'],
    rows: [
      ['Method', interval.method],
      ['Claims to cover', formatShare(interval.level)],
      ['Covers', formatShareSpread(interval.coverage)],
      ['Mean width', withUnit(formatSpread(interval.meanWidth), unit)],
      [
        'Interval score (width plus a fine for each miss; smaller is better)',
        withUnit(formatSpread(interval.intervalScore), unit),
      ],
    ],
  };
}

function toOfSet({ set }: ClassificationCard): FigureTable {
  return {
    caption: 'The prediction set',
    headings: ['What', 'Figure'],
    rows: [
      ['Method', set.method],
      ['Claims to cover', formatShare(set.level)],
      ['Covers', formatShareSpread(set.coverage)],
      ['Labels in a set, on average', formatSpread(set.meanSize)],
      ...Object.entries(set.thresholds).map(([label, threshold]) => [
        `Lowest probability at which ${label} is in the set`,
        formatNumber(threshold),
      ]),
    ],
  };
}
