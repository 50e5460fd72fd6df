import type { PredictionWarning } from '@medcast/prediction-contract';
import type { ValidRecord } from '@medcast/record-schema';
import { createFieldSpace, createPlaces } from './create-field-space';
import { createNeighbourhoodMeter, type Nearness } from './create-neighbourhood-meter';
import type { DistanceShare, Neighbourhood } from './neighbourhood';
import { compileQuietCheck } from './quiet-check';
import { shareNearerThan } from './share-nearer-than';

/** Made once: to make one takes longer than all else that is said of a record. */
const COUNTS = new Intl.NumberFormat('en-US');

const NO_WARNINGS: readonly PredictionWarning[] = Object.freeze([]);

/** Says what is to be said of a record as a whole. */
export type Warner = (record: ValidRecord) => readonly PredictionWarning[];

/**
 * Makes the function that says of a record that it is unlike what the model has learned from (`RECORD_UNUSUAL`) or
 * that it has learned from few who are similar (`FEW_SIMILAR_RECORDS`).
 */
export function createWarner(neighbourhood: Neighbourhood | undefined): Warner {
  if (neighbourhood === undefined) return () => NO_WARNINGS;
  const { fields } = neighbourhood;
  const space = createFieldSpace(fields);
  const places = createPlaces(fields.length);
  const isQuiet = compileQuietCheck(neighbourhood);
  const warn = createThoroughWarner(neighbourhood);
  return (record) => {
    // Of nearly every record there is nothing to say, which a quick look tells.
    space.writePlaces(record, places);
    return isQuiet(places) ? NO_WARNINGS : warn(record);
  };
}

/** The same without a quick look first. */
export function createThoroughWarner(neighbourhood: Neighbourhood): Warner {
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
  return COUNTS.format(count);
}
