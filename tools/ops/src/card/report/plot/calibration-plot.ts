import { formatNumber } from '../../figures/format-number';
import { withUnit } from '../../figures/with-unit';
import { html, type Html } from '../../html/html';
import { renderFrame } from './frame';
import { createLinearScale } from './linear-scale';

/** Rows with similar predictions: what was predicted on average and what came. */
export interface CalibrationBin {
  readonly predictedMean: number;
  readonly actualMean: number;
  readonly rows: number;
}

/** What the axes of a calibration plot mean. */
export interface CalibrationAxes {
  readonly predicted: string;
  readonly actual: string;
  /** Unit of both; empty where there is none. */
  readonly unit: string;
  readonly shape: 'square' | 'small';
}

/** Plots actual against predicted means on equal axes; on the diagonal both are the same. */
export function renderCalibrationPlot(bins: readonly CalibrationBin[], axes: CalibrationAxes): Html {
  const scale = createLinearScale(bins.flatMap(({ predictedMean, actualMean }) => [predictedMean, actualMean]));
  const inUnit = axes.unit === '' ? '' : ` (${axes.unit})`;
  return renderFrame(
    {
      x: scale,
      y: scale,
      xTitle: `${axes.predicted}${inUnit}`,
      yTitle: `${axes.actual}${inUnit}`,
      description: `${axes.actual} against ${axes.predicted}, for ${bins.length} groups of rows`,
      shape: axes.shape,
    },
    [
      html`<line class="reference" x1="0" y1="100%" x2="100%" y2="0" />`,
      ...bins.map(
        (bin) =>
          html`<circle
            class="dot"
            cx="${scale.toPlace(bin.predictedMean)}"
            cy="${scale.toPlaceFromEnd(bin.actualMean)}"
            r="5"
          >
            <title>${describeBin(bin, axes.unit)}</title>
          </circle>`,
      ),
    ],
  );
}

function describeBin({ predictedMean, actualMean, rows }: CalibrationBin, unit: string): string {
  const predicted = withUnit(formatNumber(predictedMean), unit);
  const actual = withUnit(formatNumber(actualMean), unit);
  return `predicted ${predicted}, actual ${actual}, ${rows} rows`;
}
