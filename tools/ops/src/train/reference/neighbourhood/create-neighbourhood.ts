import { createFieldSpace, type Neighbourhood, type NeighbourhoodGroup } from '@medcast/inference';
import type { FieldDeclaration, ValidRecord } from '@medcast/record-schema';
import { createDraw, drawSome } from '../background/draw';
import { createGroupSplitter } from '../background/split-groups';
import { measurePeople, type Point } from './measure-people';
import { findRadius } from './find-radius';
import { toFieldAxes } from './field-axes';

/** What {@link createNeighbourhood} groups. */
export interface NeighbourhoodSource {
  /** Fields that the model uses. */
  readonly fields: readonly FieldDeclaration[];
  readonly records: readonly ValidRecord[];
  readonly seed: number;
}

const SMALLEST_GROUP = 10;
/** People of a group, about: fewer are nearer to each other, and below ten they would be persons. */
const USUAL_GROUP = 13;
const GROUPS_AT_MOST = 256;
/** Fewer people do not show what is usual. */
const FEWEST_PEOPLE = 2 * SMALLEST_GROUP;
const PEOPLE_AT_MOST = 5_000;
/** About one record in 200 that is like the others is called unusual. */
const UNUSUAL_BEYOND = 0.995;
/** About one in 50 is said to have few that are similar. */
const USUAL_SHARE = 0.98;
const SHARES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 1];

/**
 * Groups people of a table by how alike they are, and measures how far each lies from the others, itself left out:
 * what `RECORD_UNUSUAL` and `FEW_SIMILAR_RECORDS` compare a record with. Tables of more than 5,000 people are sampled.
 *
 * @returns `undefined` for a table, or a model, that is too small to tell what is usual
 */
export function createNeighbourhood({ fields, records, seed }: NeighbourhoodSource): Neighbourhood | undefined {
  if (records.length < FEWEST_PEOPLE || fields.length === 0) return undefined;
  const people = drawSome(records, PEOPLE_AT_MOST, createDraw(seed));
  const axes = toFieldAxes(fields, people);
  const space = createFieldSpace(axes);
  const respondents = people.map((record) => {
    const responses = new Float64Array(space.dimensions);
    space.writePoint(record, responses, 0);
    return { record, responses };
  });
  const wanted = Math.min(GROUPS_AT_MOST, Math.max(1, Math.floor(people.length / USUAL_GROUP)));
  const parts = createGroupSplitter(respondents, { fields, smallestGroup: SMALLEST_GROUP })(wanted);
  const points = parts.map((part) => part.map(({ responses }) => responses));
  const groups = points.map(toGroup);
  const { radius, dimensions } = findRadius(points.flat(), groups, seed);
  const measured = measurePeople(points, groups, { radius, dimensions });
  const scale = records.length / people.length;
  return {
    people: records.length,
    fields: axes,
    groups: groups.map((group) => ({ ...group, people: Math.round(group.people * scale) })),
    distances: toDistances(measured.map(({ distance }) => distance)),
    unusualBeyond: UNUSUAL_BEYOND,
    similar: {
      radius,
      dimensions,
      fewest:
        quantile(
          measured.map(({ similarPeople }) => similarPeople),
          1 - USUAL_SHARE,
        ) * scale,
      usualShare: USUAL_SHARE,
    },
  };
}

function toGroup(points: readonly Point[]): NeighbourhoodGroup {
  const centre = new Float64Array(points[0]?.length ?? 0);
  for (const point of points)
    point.forEach((value, axis) => (centre[axis] = (centre[axis] ?? 0) + value / points.length));
  const rounded = Array.from(centre, (value) => Number(value.toFixed(4)));
  const spread = points.reduce((sum, point) => sum + squaredDistance(point, rounded), 0) / points.length;
  return { people: points.length, centre: rounded, spread: Number(spread.toFixed(6)) };
}

function squaredDistance(point: Point, centre: readonly number[]): number {
  return point.reduce((sum, value, axis) => sum + (value - (centre[axis] ?? 0)) ** 2, 0);
}

function toDistances(distances: readonly number[]): Neighbourhood['distances'] {
  const rows = SHARES.map((share) => ({ share, distance: Number(quantile(distances, share).toFixed(6)) }));
  return rows.filter(({ distance }, index) => index === rows.length - 1 || distance < (rows[index + 1]?.distance ?? 0));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
