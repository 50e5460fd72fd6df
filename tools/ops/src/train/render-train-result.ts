import type { MeanAndDeviation } from './evaluation';
import type { TrainResult } from './train-task';

/** Says what a training run produced, for a person. */
export function renderTrainResult({ bundle, evaluation, promoted }: TrainResult, out: string): string {
  const { expected, typical, interval } = evaluation.metrics;
  const channel = promoted ? 'production now points at it' : 'production was left where it is';
  return [
    `${bundle.name} version ${bundle.version} is in ${out} (${channel})`,
    `  expected  ${evaluation.chosen.expected}: R² ${renderFigure(expected.r2, 4)}`,
    `  typical   ${evaluation.chosen.typical}: MAE ${renderFigure(typical.mae, 0)}`,
    `  interval  ${evaluation.chosen.interval}: covers ${renderFigure(interval.coverage, 4)} at ${interval.level}`,
    `  read      ${out}/${bundle.name}/${bundle.version}/report.html`,
    `  serve     MODELS=file:${out} npm start`,
    '',
  ].join('\n');
}

function renderFigure({ mean, sd }: MeanAndDeviation, decimals: number): string {
  return `${mean.toFixed(decimals)} ± ${sd.toFixed(decimals)}`;
}
