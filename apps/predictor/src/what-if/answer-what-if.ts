import { setImmediate } from 'node:timers/promises';
import type { Estimate, PredictionWarning, WhatIfPoint, WhatIfResponse } from '@medcast/prediction-contract';
import type { LoadedModel } from '../models/loaded-model';
import type { AcceptedRecord } from '../predict/parse-record';
import { parseWhatIf } from './parse-what-if';
import type { WhatIfBody } from './what-if-body';

/** Records between two turns of the event loop, while warnings are looked for. */
const WARNED_AT_ONCE = 64;

/**
 * Answers a question: the record as it is and all its variants are scored together, each with the bits that it has when
 * it is asked about alone.
 *
 * @throws Problem what {@link parseWhatIf} and the estimator refuse
 */
export async function answerWhatIf(
  { name, version, bundle, parser, estimator }: LoadedModel,
  body: WhatIfBody | undefined | null,
  requestId: string,
): Promise<WhatIfResponse> {
  const { target } = bundle.schema;
  const { own, axes, points } = parseWhatIf(body, { schema: bundle.schema, parser });
  const all = [own, ...points];
  const [estimate, ...estimates] = await estimator.estimateBatch(all.map(({ record }) => record));
  if (estimate === undefined) throw new Error('expected an estimate of each record, got none');
  const warnOf = ({ record, warnings }: AcceptedRecord): readonly PredictionWarning[] => [
    ...warnings,
    ...estimator.warn(record),
  ];
  return {
    axes,
    points: await toPoints(points, { estimates, warnOf }),
    estimate,
    warnings: warnOf(own),
    unit: target.kind === 'category' ? '' : (target.unit ?? ''),
    model: { name, version },
    requestId,
  };
}

interface Answered {
  readonly estimates: readonly Estimate[];
  readonly warnOf: (point: AcceptedRecord) => readonly PredictionWarning[];
}

async function toPoints(
  points: readonly AcceptedRecord[],
  { estimates, warnOf }: Answered,
): Promise<readonly WhatIfPoint[]> {
  const answered: WhatIfPoint[] = [];
  for (const [index, estimate] of estimates.entries()) {
    if (index > 0 && index % WARNED_AT_ONCE === 0) await setImmediate();
    const point = points[index];
    if (point !== undefined) answered.push({ estimate, warnings: warnOf(point).map(({ code }) => code) });
  }
  return answered;
}
