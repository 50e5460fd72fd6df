import { formatShare } from '../figures/format-share';
import { formatShareSpread } from '../figures/format-share-spread';
import { formatSpread } from '../figures/format-spread';
import { withUnit } from '../figures/with-unit';
import type { ModelCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** What the interval claims and what it keeps. */
export function toIntervalTable({ interval, predicts: { unit } }: ModelCard): FigureTable {
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
