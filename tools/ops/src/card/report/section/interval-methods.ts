import { formatShareSpread } from '../../figures/format-share-spread';
import { formatSpread } from '../../figures/format-spread';
import { html, type Html } from '../../html/html';
import type { Evaluation } from '../../../train/evaluation';
import type { ModelCard } from '../../model-card';
import { renderStripPlot } from '../plot/strip-plot';
import { renderFigureTable } from '../render-figure-table';
import { findLowestCoverage } from './find-lowest-coverage';

type IntervalMethod = Evaluation['intervalMethods'][number];

/** The ways of making an interval that were tried. */
export function renderIntervalMethods({ interval, predicts: { unit } }: ModelCard, evaluation: Evaluation): Html {
  const methods = evaluation.intervalMethods.toSorted(
    (left, right) => left.intervalScore.mean - right.intervalScore.mean,
  );
  const inUnit = unit === '' ? '' : ` (${unit})`;
  return html`<section>
    <h2>Which way of making intervals won</h2>
    <p>
      The interval score is the width plus a fine for each miss, so that neither too wide nor too narrow pays. A method
      is valid when it covers neither too little nor far too much, overall and in the groups that the task names; of the
      valid ones the best score wins.
    </p>
    ${renderStripPlot({
      caption: `Interval methods by interval score${inUnit} (smaller is better)`,
      rowHeading: 'Method',
      figureHeading: 'Interval score',
      rows: methods.map(({ method, valid, intervalScore }) => ({
        label: method,
        note: describeVerdict(method === interval.method, valid),
        spread: intervalScore,
        figure: formatSpread(intervalScore),
        highlighted: method === interval.method,
      })),
    })}
    ${renderFigureTable({
      caption: `What the methods cover and how wide they are${inUnit}`,
      headings: ['Method', 'Coverage', 'Lowest coverage in a group', 'Mean width', 'Valid'],
      rows: methods.map(toMethodRow),
    })}
  </section>`;
}

function toMethodRow({ method, coverage, coverageByGroup, meanWidth, valid }: IntervalMethod): string[] {
  const lowest = findLowestCoverage(coverageByGroup);
  return [
    method,
    formatShareSpread(coverage),
    lowest === undefined ? 'no groups' : `${formatShareSpread(lowest.coverage)} (${lowest.group})`,
    formatSpread(meanWidth),
    valid ? 'yes' : 'no',
  ];
}

function describeVerdict(chosen: boolean, valid: boolean): string {
  return [...(chosen ? ['chosen'] : []), ...(valid ? [] : ['not valid'])].join(' · ');
}
