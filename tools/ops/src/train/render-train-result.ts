import type { PublishedBundle } from '@medcast/model-bundle';
import type { Evaluation } from './evaluation/evaluation';
import type { MeanAndDeviation } from './evaluation/spread';
import type { TrainResult } from './train-task';

/** Says what a training run produced, for a person. */
export function renderTrainResult({ bundle, evaluation, gates, override, promoted }: TrainResult, out: string): string {
  const channel = promoted ? 'production now points at it' : 'production was left where it is';
  const passed = gates.filter((gate) => gate.passed).length;
  return [
    `${bundle.name} version ${bundle.version} is in ${out} (${channel})`,
    ...renderFigures(evaluation),
    `  gates     ${passed} of ${gates.length} passed`,
    ...(override === undefined ? [] : [`  OVERRIDE  ${override.gates.join('; ')}: ${override.reason}`]),
    ...renderNext(bundle, out),
    '',
  ].join('\n');
}

function renderFigures(evaluation: Evaluation): string[] {
  if (evaluation.task === 'classification') {
    const { probabilities, set } = evaluation.metrics;
    const { chosen } = evaluation;
    return [
      `  labels    ${chosen.probabilities}: log loss ${renderFigure(probabilities.logLoss, 4)}, accuracy ${renderFigure(probabilities.accuracy, 4)}`,
      `  set       ${chosen.set}: covers ${renderFigure(set.coverage, 4)} at ${set.level} with ${renderFigure(set.meanSize, 2)} labels`,
    ];
  }
  const { expected, typical, interval } = evaluation.metrics;
  const { chosen } = evaluation;
  return [
    `  expected  ${chosen.expected}: R² ${renderFigure(expected.r2, 4)}`,
    `  typical   ${chosen.typical}: MAE ${renderFigure(typical.mae, decimalsOf(typical.mae.mean))}`,
    `  interval  ${chosen.interval}: covers ${renderFigure(interval.coverage, 4)} at ${interval.level}`,
  ];
}

/** Where to look at the model, and how to serve it. */
function renderNext({ name, version }: PublishedBundle, out: string): string[] {
  const isUri = /^[a-z0-9]{2,}:/i.test(out);
  return [
    `  read      ${out}/${name}/${version}/report.html`,
    `  serve     MODELS=${isUri ? out : `file:${out}`} npm start`,
  ];
}

/** Decimals with which an amount of a size is shown: none from a hundred up. */
function decimalsOf(size: number): number {
  return Math.abs(size) >= 100 ? 0 : 3;
}

function renderFigure({ mean, sd }: MeanAndDeviation, decimals: number): string {
  return `${mean.toFixed(decimals)} ± ${sd.toFixed(decimals)}`;
}
