import { formatNumber } from '../../figures/format-number';
import { html, type Html } from '../../html/html';
import type { Evaluation } from '../../../train/evaluation';
import type { ModelCard } from '../../model-card';
import { renderCalibrationPlot } from '../plot/calibration-plot';
import { renderFigureTable } from '../render-figure-table';

/** Whether records with a given prediction come out at it on average. */
export function renderCalibration({ predicts: { unit } }: ModelCard, { calibrationBins }: Evaluation): Html {
  return html`<section>
    <h2>Does the expected value come true on average?</h2>
    <p>
      The rows were sorted by what the model expected of them, without having seen them, and cut into groups. A dot on
      the dashed line: the group came out on average exactly as expected. Above it the model expected too little, below
      it too much.
    </p>
    <div class="side-by-side">
      <figure>
        ${renderCalibrationPlot(calibrationBins, unit)}
        <figcaption>Mean by group of rows${unit === '' ? '' : `, in ${unit}`}</figcaption>
      </figure>
      ${renderFigureTable({
        caption: `The same in figures${unit === '' ? '' : ` (${unit})`}`,
        headings: ['Predicted mean', 'Actual mean', 'Rows'],
        rows: calibrationBins.map(({ predictedMean, actualMean, rows }) =>
          [predictedMean, actualMean, rows].map(formatNumber),
        ),
      })}
    </div>
  </section>`;
}
