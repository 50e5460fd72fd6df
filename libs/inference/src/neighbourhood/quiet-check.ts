import type { FieldPlaces } from './create-field-space';
import { shareWithin } from './create-neighbourhood-meter';
import type { Neighbourhood, NeighbourhoodGroup } from './neighbourhood';
import { shareNearerThan } from './share-nearer-than';

/** Tells of where a record lies whether it is surely one of which a warner has nothing to say. */
export type QuietCheck = (places: FieldPlaces) => boolean;

/** How far below what is computed a bound is kept, relative: two ways to round differ by less. */
const MARGIN = 1e-4;
/** Parts of the squared distances that count, for each of which similar people are counted beforehand. */
const BINS = 512;
/** Cells of records that lie near to each other, each with the groups that were near one of them last; a power of two. */
const CELLS = 16_384;
/** Coordinates that differ by less are of the same cell, mostly. */
const CELLS_PER_UNIT = 2;
const FACTOR = 31;
/** Groups that are remembered for a cell. */
const REMEMBERED = 12;
/** Stands where fewer groups are remembered. */
const NONE = -1;

/**
 * Compiles a quick look at a neighbourhood: a few groups are reason enough for silence. If one of them is near enough,
 * the nearest is; if they have enough similar people, all of them together have. Of a record, those are looked at first
 * that were reason enough for another one of its kind; people are counted by tables of lower bounds.
 */
export function compileQuietCheck(neighbourhood: Neighbourhood): QuietCheck {
  const groups = compileGroups(neighbourhood);
  const remembered = new Int16Array(CELLS * REMEMBERED).fill(NONE);
  const people = new Float64Array(groups.count);
  return (places) => {
    const first = (cellOf(places) & (CELLS - 1)) * REMEMBERED;
    let similar = 0;
    for (let index = first; index < first + REMEMBERED; index++) {
      const group = remembered[index] ?? NONE;
      if (group === NONE) break;
      similar += similarIn(groups, places, group);
      if (similar >= groups.enough) return true;
    }
    similar = 0;
    for (let group = 0; group < groups.count; group++) similar += people[group] = similarIn(groups, places, group);
    if (similar < groups.enough) return false;
    remember(remembered, first, people);
    return true;
  };
}

/** A hash that is the same for records nearby. */
function cellOf({ axes, coordinates }: FieldPlaces): number {
  let hash = 0;
  for (let field = 0; field < axes.length; field++) {
    const coordinate = Math.round((coordinates[field] ?? 0) * CELLS_PER_UNIT);
    hash = (Math.imul(hash, FACTOR) + (axes[field] ?? 0) + coordinate) | 0;
  }
  return hash ^ (hash >>> 15);
}

interface CompiledGroups {
  readonly count: number;
  /** `[groups × dimensions]` */
  readonly centres: Float64Array;
  readonly dimensions: number;
  /** Mean squared distance of the origin. */
  readonly atOrigin: Float64Array;
  /** `[groups × BINS]`: similar people in a group, at least, by the mean squared distance to it; none beyond. */
  readonly similar: Float64Array;
  readonly binsPerSquare: number;
  /** Similar people that are reason enough. */
  readonly enough: number;
}

function compileGroups(neighbourhood: Neighbourhood): CompiledGroups {
  const { groups, similar } = neighbourhood;
  const dimensions = groups[0]?.centre.length ?? 0;
  const binWidth = usualSquareOf(neighbourhood) / BINS;
  return {
    count: groups.length,
    dimensions,
    centres: Float64Array.from(groups.flatMap(({ centre }) => centre)),
    atOrigin: Float64Array.from(groups, ({ centre, spread }) => centre.reduce((sum, c) => sum + c * c, spread)),
    similar: Float64Array.from(groups.flatMap((group) => boundsOf(similar, group, binWidth))),
    binsPerSquare: 1 / binWidth,
    enough: similar.fewest * (1 + MARGIN),
  };
}

/** Squared distance up to which a record is not called unusual, or a little less. */
function usualSquareOf({ distances, unusualBeyond }: Neighbourhood): number {
  let usual = 0;
  let unusual = distances.at(-1)?.distance ?? 0;
  for (let step = 0; step < 50; step++) {
    const distance = (usual + unusual) / 2;
    if (shareNearerThan(distances, distance) < unusualBeyond) usual = distance;
    else unusual = distance;
  }
  return usual ** 2 * (1 - MARGIN);
}

/** The share falls with the distance but where it is all but 1; so the least at three places of a bin is taken. */
function boundsOf(
  similar: Neighbourhood['similar'],
  { people, spread }: NeighbourhoodGroup,
  binWidth: number,
): readonly number[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const squares = [bin, bin + 0.5, bin + 1].map((place) => Math.max(place * binWidth, spread));
    return people * Math.min(...squares.map((square) => shareWithin(similar, square, spread))) * (1 - MARGIN);
  });
}

/** A point has one coordinate other than 0 for each field. */
function similarIn(groups: CompiledGroups, { axes, coordinates }: FieldPlaces, group: number): number {
  const first = group * groups.dimensions;
  let square = groups.atOrigin[group] ?? Infinity;
  for (let field = 0; field < axes.length; field++) {
    const at = coordinates[field] ?? 0;
    square += at * (at - 2 * (groups.centres[first + (axes[field] ?? 0)] ?? 0));
  }
  const bin = Math.floor(square * groups.binsPerSquare);
  return bin < BINS ? (groups.similar[group * BINS + Math.max(bin, 0)] ?? 0) : 0;
}

/** Keeps the groups with the most similar people, the most of them first. */
function remember(remembered: Int16Array, first: number, people: Float64Array): void {
  for (let index = 0; index < REMEMBERED; index++) {
    let most = 0;
    for (let group = 1; group < people.length; group++) if ((people[group] ?? 0) > (people[most] ?? 0)) most = group;
    // Each group once: its people must not be counted again.
    const isAny = (people[most] ?? 0) > 0;
    remembered[first + index] = isAny ? most : NONE;
    if (isAny) people[most] = 0;
  }
}
