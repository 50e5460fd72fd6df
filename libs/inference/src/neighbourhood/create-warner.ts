import type { PredictionWarning } from '@medcast/prediction-contract';
import type { ValidRecord } from '@medcast/record-schema';
import { createNeighbourhoodMeter, type Nearness } from './create-neighbourhood-meter';
import type { DistanceShare, Neighbourhood } from './neighbourhood';

const NO_WARNINGS: readonly PredictionWarning[] = Object.freeze([]);

/**
 * Makes the function that says of a record that it is unlike what the model has learned from (`RECORD_UNUSUAL`) or
 * that it has learned from few who are similar (`FEW_SIMILAR_RECORDS`).
 */
export function createWarner(
  neighbourhood: Neighbourhood | undefined,
): (record: ValidRecord) => readonly PredictionWarning[] {
  if (neighbourhood === undefined) return () => [];
  const { fields, groups, similar } = neighbourhood;
  const measure = createNeighbourhoodMeter({ fields, groups, similar: { ...similar, enough: similar.fewest } });
  return (record) => {
    const nearness = measure(record);
    const unusual = warnUnusual(neighbourhood, nearness);
    const few = warnFewSimilar(neighbourhood, nearness);
    if (unusual === undefined && few === undefined) return NO_WARNINGS;
    return [unusual, few].flatMap((message) => (message === undefined ? [] : [{ path: '', ...message }]));
  };
}

function warnUnusual({ distances, unusualBeyond }: Neighbourhood, { distance }: Nearness) {
  const share = shareNearerThan(distances, distance);
  if (share < unusualBeyond) return undefined;
  const message = `${describeDistance(distances, distance)}; the estimate may be far off, and its stated certainty does not hold here.`;
  return { code: 'RECORD_UNUSUAL', message };
}

function warnFewSimilar({ people, similar }: Neighbourhood, { similarPeople }: Nearness) {
  if (similarPeople >= similar.fewest) return undefined;
  const count = Math.round(similarPeople);
  const found = count === 0 ? 'None' : `Only about ${formatCount(count)}`;
  const message =
    `${found} of the ${formatCount(people)} records this model has learned from ${count === 1 ? 'is' : 'are'} similar; ` +
    `${formatPercent(similar.usualShare)} of them have at least ${formatCount(Math.ceil(similar.fewest))} similar ones, so this estimate rests on less.`;
  return { code: 'FEW_SIMILAR_RECORDS', message };
}

/** The share of people who lie nearer to the others than so far: between the rows of the table along straight lines. */
export function shareNearerThan(distances: readonly DistanceShare[], distance: number): number {
  const above = distances.findIndex((row) => row.distance > distance);
  const upper = distances[above];
  const lower = distances[above - 1];
  if (above === 0) return 0;
  if (upper === undefined || lower === undefined) return 1;
  const part = (distance - lower.distance) / (upper.distance - lower.distance);
  return lower.share + part * (upper.share - lower.share);
}

/** What share of the table lies nearer to the rest of it, or, beyond all, how many times as far as the farthest. */
function describeDistance(distances: readonly DistanceShare[], distance: number): string {
  const share = shareNearerThan(distances, distance);
  if (share < 1) {
    return `Unlike what this model has learned from: ${formatPercent(share)} of those records lie nearer to each other`;
  }
  const times = (distance / (distances.at(-1)?.distance ?? distance)).toFixed(1);
  return `Unlike anything this model has learned from: ${times} times as far off as the farthest of those records`;
}

/** Rounded down, so that nothing short of all is called 100 %. */
function formatPercent(share: number): string {
  return `${Math.floor(share * 1000 + 1e-9) / 10} %`;
}

function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}
