import { toQuantity } from '@medcast/inference';
import type { FieldDeclaration, FieldValue } from '@medcast/record-schema';
import type { Values } from './responder';

/** A person of the training data with what the model answers to a number of questions in which they take part. */
export interface Respondent {
  readonly record: Values;
  readonly responses: Float64Array;
}

/** How a population is split. */
export interface SplitRules {
  /** By which it may be split. */
  readonly fields: readonly FieldDeclaration[];
  readonly smallestGroup: number;
}

type Group = readonly Respondent[];

interface Split {
  /** By how much it reduces the squared deviations. */
  readonly gain: number;
  readonly parts: readonly [Group, Group];
}

/** Cuts of a field that are tried: enough to find its bends, few enough for large tables. */
const CUTS_AT_MOST = 32;

/**
 * Splits a population into groups that the model treats alike: always the split of one group by one field that most
 * reduces the squared deviations of the responses from their group's means, until there are enough groups (a
 * regression tree of many outputs, grown best first: Breiman et al. 1984; Shi 2007).
 *
 * @returns a function that splits on to so many groups, or as far as the smallest group allows
 */
export function createGroupSplitter(people: Group, rules: SplitRules): (groups: number) => readonly Group[] {
  let groups = [{ members: people, split: findSplit(people, rules) }];
  return (wanted) => {
    while (groups.length < wanted) {
      const best = groups.reduce((a, b) => ((b.split?.gain ?? 0) > (a.split?.gain ?? 0) ? b : a));
      const { split } = best;
      if (split === undefined || split.gain <= 0) break;
      const parts = split.parts.map((members) => ({ members, split: findSplit(members, rules) }));
      groups = groups.flatMap((group) => (group === best ? parts : [group]));
    }
    return groups.map((group) => group.members);
  };
}

function findSplit(people: Group, { fields, smallestGroup }: SplitRules): Split | undefined {
  if (people.length < 2 * smallestGroup) return undefined;
  const all = sumOf(people);
  const whole = squareOf(all, people.length);
  let best: Split | undefined;
  for (const field of fields) {
    const ordered = orderBy(field, people);
    for (const { first, sum } of prefixes(ordered)) {
      const rest = people.length - first;
      if (first < smallestGroup || rest < smallestGroup) continue;
      const gain = squareOf(sum, first) + squareOf(subtract(all, sum), rest) - whole;
      if (best === undefined || gain > best.gain) {
        const members = ordered.flat();
        best = { gain, parts: [members.slice(0, first), members.slice(first)] };
      }
    }
  }
  return best;
}

/** The members by the values of a field, in the order in which cuts make sense; those with the same value together. */
function orderBy(field: FieldDeclaration, people: Group): readonly Group[] {
  const byValue = new Map<FieldValue, Respondent[]>();
  for (const person of people) {
    const value = person.record[field.name] ?? null;
    const members = byValue.get(value);
    if (members === undefined) byValue.set(value, [person]);
    else members.push(person);
  }
  const ranked = [...byValue].map(([value, members]) => ({ members, rank: rankOf(field, value, members) }));
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ members }) => members);
}

/** A quantity or date is its own rank and a missing one comes first; other values rank by what the model answers. */
function rankOf(field: FieldDeclaration, value: FieldValue, members: Group): number {
  if (field.kind === 'integer' || field.kind === 'number' || field.kind === 'date') {
    return value === null ? -Infinity : toQuantity(value);
  }
  return sumOf(members).reduce((sum, response) => sum + response, 0) / members.length;
}

/**
 * Cuts after the first, second … value, of at most {@link CUTS_AT_MOST} nearly equal parts.
 * The sum is the same array every time, with other numbers in it.
 */
function* prefixes(ordered: readonly Group[]): Generator<{ readonly first: number; readonly sum: Float64Array }> {
  const total = ordered.reduce((all, { length }) => all + length, 0);
  const step = ordered.length <= CUTS_AT_MOST ? 0 : total / CUTS_AT_MOST;
  const sum = new Float64Array(ordered[0]?.[0]?.responses.length ?? 0);
  let first = 0;
  let last = 0;
  for (const members of ordered.slice(0, -1)) {
    addTo(sum, members);
    first += members.length;
    if (first - last < step) continue;
    last = first;
    yield { first, sum };
  }
}

function sumOf(people: Group): Float64Array {
  const sum = new Float64Array(people[0]?.responses.length ?? 0);
  addTo(sum, people);
  return sum;
}

function addTo(sum: Float64Array, people: Group): void {
  for (const { responses } of people) {
    for (let index = 0; index < sum.length; index++) sum[index] = (sum[index] ?? 0) + (responses[index] ?? 0);
  }
}

function subtract(whole: Float64Array, part: Float64Array): Float64Array {
  return whole.map((value, index) => value - (part[index] ?? 0));
}

/** What a group of this sum of responses contributes to the explained squares. */
function squareOf(sum: Float64Array, people: number): number {
  return sum.reduce((total, value) => total + value * value, 0) / people;
}
