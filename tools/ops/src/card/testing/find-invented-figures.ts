import type { MeanAndDeviation } from '../../train/evaluation/spread';
import { formatNumber } from '../figures/format-number';
import { formatShare } from '../figures/format-share';
import { formatShareSpread } from '../figures/format-share-spread';
import { formatSpread } from '../figures/format-spread';

const FIGURE = /−?\d+(?:,\d{3})*(?:\.\d+)*(?:e-\d+)?/g;

/** The figures of a text that are no rendering of anything in its source. */
export function findInventedFigures(text: string, source: unknown): string[] {
  const known = new Set(renderAll(source).flatMap(findFigures));
  return findFigures(text).filter((figure) => !known.has(figure));
}

function findFigures(text: string): string[] {
  return text.match(FIGURE) ?? [];
}

/** Every text that a value, or a part of it, may be shown as. */
function renderAll(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value), formatNumber(value), formatShare(value)];
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.entries(value).flatMap(([key, part]) => [...renderKey(key), ...renderAll(part)]);
  const spread = toSpread(value);
  return spread === undefined ? parts : [...parts, formatSpread(spread), formatShareSpread(spread)];
}

/** A mean with its deviation or, of a contribution, with its standard error. */
function toSpread(value: object): MeanAndDeviation | undefined {
  if ('mean' in value && 'sd' in value) return { mean: Number(value.mean), sd: Number(value.sd) };
  if (!('meanAbsoluteContribution' in value && 'standardError' in value)) return undefined;
  return { mean: Number(value.meanAbsoluteContribution), sd: Number(value.standardError) };
}

/** A key may be a name or, as in quantiles, a number. */
function renderKey(key: string): string[] {
  return Number.isNaN(Number(key)) ? [key] : renderAll(Number(key));
}
