import { formatNumber } from '../../figures/format-number';
import { html, type Html } from '../../html/html';
import { type CalibrationBin, renderCalibrationPlot } from '../plot/calibration-plot';
import { renderFigureTable } from '../render-figure-table';
import type { ClassificationReport, RegressionReport, Report } from '../report';

/** Whether records with a given prediction come out at it on average. */
export function renderCalibration(report: Report): Html {
  return report.task === 'regression' ? renderOfMeans(report) : renderOfProbabilities(report);
}

function renderOfMeans({ card, evaluation: { calibrationBins } }: RegressionReport): Html {
  const { unit } = card.predicts;
  return html`<section>
    <h2>Does the expected value come true on average?</h2>
    <p>
      The rows were sorted by what the model expected of them, without having seen them, and cut into groups. A dot on
      the dashed line: the group came out on average exactly as expected. Above it the model expected too little, below
      it too much.
    </p>
    <div class="side-by-side">
      <figure>
        ${renderCalibrationPlot(calibrationBins, {
          predicted: 'expected, mean of the group',
          actual: 'actual, mean of the group',
          unit,
          shape: 'square',
        })}
      </figure>
      ${renderFigureTable(toBinTable(`The same in figures${unit === '' ? '' : ` (${unit})`}`, calibrationBins))}
    </div>
  </section>`;
}

function renderOfProbabilities({ evaluation: { calibrationBins } }: ClassificationReport): Html {
  return html`<section>
    <h2>Do the probabilities come true?</h2>
    <p>
      For each label the rows were sorted by the probability that the model gave it, without having seen them, and cut
      into groups. A dot on the dashed line: the label was as frequent in the group as the model said. Above it the
      model said too little, below it too much.
    </p>
    <div class="plots">
      ${calibrationBins.map(
        ({ label, bins }) =>
          html`<figure>
            <figcaption>${label}</figcaption>
            ${renderCalibrationPlot(bins, { predicted: 'predicted', actual: 'came true', unit: '', shape: 'small' })}
          </figure>`,
      )}
    </div>
  </section>`;
}

function toBinTable(caption: string, bins: readonly CalibrationBin[]) {
  return {
    caption,
    headings: ['Predicted mean', 'Actual mean', 'Rows'],
    rows: bins.map(({ predictedMean, actualMean, rows }) => [predictedMean, actualMean, rows].map(formatNumber)),
  };
}
