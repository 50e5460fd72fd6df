import { formatShareSpread } from '../../figures/format-share-spread';
import { formatSpread } from '../../figures/format-spread';
import { html, type Html } from '../../html/html';
import { renderStripPlot } from '../plot/strip-plot';
import { renderFigureTable } from '../render-figure-table';
import type { ClassificationReport, RegressionReport, Report } from '../report';
import { findLowestCoverage } from './find-lowest-coverage';

type IntervalMethod = RegressionReport['evaluation']['intervalMethods'][number];
type SetMethod = ClassificationReport['evaluation']['setMethods'][number];

/** The ways of making an interval or a prediction set that were tried. */
export function renderMethods(report: Report): Html {
  return report.task === 'regression' ? renderIntervalMethods(report) : renderSetMethods(report);
}

function renderIntervalMethods({ card, evaluation }: RegressionReport): Html {
  const { unit } = card.predicts;
  const chosen = card.interval.method;
  const methods = evaluation.intervalMethods.toSorted((left, right) => compare(left, right, 'intervalScore'));
  const inUnit = unit === '' ? '' : ` (${unit})`;
  return html`<section>
    <h2>Which way of making intervals won: ${chosen}</h2>
    <p>
      The interval score is the width plus a fine for each miss, so that neither too wide nor too narrow pays. A method
      is valid when it covers neither too little nor far too much, overall and in the groups that the task names; of the
      valid ones the best score wins; of those within 2 % of it, the one that adds the fewest models to the graph.
    </p>
    ${renderStripPlot({
      caption: `Interval methods by interval score${inUnit} (smaller is better)`,
      rowHeading: 'Method',
      figureHeading: 'Interval score',
      rows: methods.map(({ method, valid, intervalScore }) => ({
        label: method,
        note: describeVerdict(method === chosen, valid),
        spread: intervalScore,
        figure: formatSpread(intervalScore),
        highlighted: method === chosen,
      })),
    })}
    ${renderFigureTable({
      caption: `What the methods cover and how wide they are${inUnit}`,
      headings: ['Method', 'Coverage', 'Lowest coverage in a group', 'Mean width', 'Valid'],
      rows: methods.map((method) => [
        ...describeCoverage(method),
        formatSpread(method.meanWidth),
        yesOrNo(method.valid),
      ]),
    })}
  </section>`;
}

function renderSetMethods({ card, evaluation }: ClassificationReport): Html {
  const chosen = card.set.method;
  const methods = evaluation.setMethods.toSorted((left, right) => compare(left, right, 'meanSize'));
  return html`<section>
    <h2>Which way of making prediction sets won: ${chosen}</h2>
    <p>
      A method is valid when it covers enough, overall and in the groups that the task names; of the valid ones that
      with the fewest labels in a set wins.
    </p>
    ${renderStripPlot({
      caption: 'Methods by the mean number of labels in a set (smaller is better)',
      rowHeading: 'Method',
      figureHeading: 'Labels',
      rows: methods.map(({ method, valid, meanSize }) => ({
        label: method,
        note: describeVerdict(method === chosen, valid),
        spread: meanSize,
        figure: formatSpread(meanSize),
        highlighted: method === chosen,
      })),
    })}
    ${renderFigureTable({
      caption: 'What the methods cover',
      headings: ['Method', 'Coverage', 'Lowest coverage in a group', 'Lowest coverage of a label', 'Valid'],
      rows: methods.map((method) => [...describeCoverage(method), describeLowestLabel(method), yesOrNo(method.valid)]),
    })}
  </section>`;
}

function compare<Key extends string>(
  left: Readonly<Record<Key, { readonly mean: number }>>,
  right: Readonly<Record<Key, { readonly mean: number }>>,
  key: Key,
): number {
  return left[key].mean - right[key].mean;
}

function describeCoverage({ method, coverage, coverageByGroup }: IntervalMethod | SetMethod): string[] {
  const lowest = findLowestCoverage(coverageByGroup);
  return [
    method,
    formatShareSpread(coverage),
    lowest === undefined ? 'no groups' : `${formatShareSpread(lowest.coverage)} (${lowest.group})`,
  ];
}

function describeLowestLabel({ coverageByLabel }: SetMethod): string {
  const lowest = findLowestCoverage({ label: coverageByLabel });
  return lowest === undefined ? '–' : `${formatShareSpread(lowest.coverage)} (${lowest.group})`;
}

function describeVerdict(chosen: boolean, valid: boolean): string {
  return [...(chosen ? ['chosen'] : []), ...(valid ? [] : ['not valid'])].join(' · ');
}

function yesOrNo(valid: boolean): string {
  return valid ? 'yes' : 'no';
}
