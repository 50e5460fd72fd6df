import { formatNumber } from '../../figures/format-number';
import { withUnit } from '../../figures/with-unit';
import { html, type Html } from '../../html/html';
import { createLinearScale, type LinearScale } from './linear-scale';

/** Rows with similar predictions: what was predicted on average and what came. */
export interface CalibrationBin {
  readonly predictedMean: number;
  readonly actualMean: number;
  readonly rows: number;
}

/**
 * Plots actual against predicted means on equal axes; on the diagonal both are the same.
 *
 * @param unit unit of both, for the tooltips
 */
export function renderCalibrationPlot(bins: readonly CalibrationBin[], unit: string): Html {
  const scale = createLinearScale(bins.flatMap(({ predictedMean, actualMean }) => [predictedMean, actualMean]));
  return html`<svg class="square" role="img" aria-label="Actual mean against predicted mean; the table has the figures">
    ${scale.ticks.map((tick) => renderGrid(scale, tick.value, tick.label))}
    <line class="reference" x1="0" y1="100%" x2="100%" y2="0" />
    ${bins.map((bin) => renderBin(scale, bin, unit))}
    <text class="axis-title" x="50%" y="100%" dy="44">predicted mean</text>
    <text class="axis-title upwards" x="0" y="0" dx="0" dy="-14">actual mean</text>
  </svg>`;
}

function renderGrid(scale: LinearScale, value: number, label: string): Html {
  const across = scale.toPlace(value);
  const up = scale.toPlaceFromEnd(value);
  return html`<line class="grid" x1="${across}" x2="${across}" y1="0" y2="100%" />
    <line class="grid" x1="0" x2="100%" y1="${up}" y2="${up}" />
    <text class="tick" x="${across}" y="100%" dy="20">${label}</text>
    <text class="tick side" x="0" y="${up}" dx="-8" dy="4">${label}</text>`;
}

function renderBin(scale: LinearScale, { predictedMean, actualMean, rows }: CalibrationBin, unit: string): Html {
  const predicted = withUnit(formatNumber(predictedMean), unit);
  const actual = withUnit(formatNumber(actualMean), unit);
  return html`<circle class="dot" cx="${scale.toPlace(predictedMean)}" cy="${scale.toPlaceFromEnd(actualMean)}" r="5">
    <title>predicted ${predicted}, actual ${actual}, ${rows} rows</title>
  </circle>`;
}
