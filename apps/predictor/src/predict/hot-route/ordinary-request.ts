import type { IncomingHttpHeaders } from 'node:http';
import { INSURANCE_MODEL } from '../../models/check-patient-schema';
import { MODEL_PREDICT_PATH, PREDICT_PATH } from '../predict-paths';

/** The model that is asked, and by which route. */
export interface PredictTarget {
  readonly model: string;
  /** Template of the route. */
  readonly route: string;
}

const [BEFORE_MODEL = '', AFTER_MODEL = ''] = MODEL_PREDICT_PATH.split(':model');
const INSURANCE: PredictTarget = { model: INSURANCE_MODEL, route: PREDICT_PATH };

/** Whom a URL asks for a prediction; `undefined` for any other URL, also for one with a query. */
export function predictTargetOf(url: string): PredictTarget | undefined {
  if (url === PREDICT_PATH) return INSURANCE;
  if (!url.startsWith(BEFORE_MODEL) || !url.endsWith(AFTER_MODEL)) return undefined;
  return { model: url.slice(BEFORE_MODEL.length, -AFTER_MODEL.length), route: MODEL_PREDICT_PATH };
}

const JSON_TYPES: ReadonlySet<string | undefined> = new Set([
  undefined,
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-8',
]);

/**
 * How many bytes of plain JSON a request announces; `undefined` where it announces anything else: another type, a
 * compressed body, one of unknown length.
 */
export function plainJsonBytesOf(headers: IncomingHttpHeaders): number | undefined {
  const length = headers['content-length'];
  if (length === undefined || headers['transfer-encoding'] !== undefined || headers.expect !== undefined)
    return undefined;
  if (headers['content-encoding'] !== undefined || !JSON_TYPES.has(headers['content-type'])) return undefined;
  return Number(length);
}
