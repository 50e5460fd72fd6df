import type { FieldDeclaration, FieldValue, RecordSchema, ValidRecord } from '@medcast/record-schema';

/** A person of the training data with what the model expects of them. */
export interface ScoredRecord {
  readonly record: ValidRecord;
  readonly score: number;
}

/** How far a population is split. */
export interface SplitLimits {
  readonly groups: number;
  readonly smallestGroup: number;
}

interface Split {
  readonly gain: number;
  readonly parts: readonly [readonly ScoredRecord[], readonly ScoredRecord[]];
}

/**
 * Splits a population into groups that the model treats alike: always the split of one group by one field that most
 * reduces the squared deviation of the scores from their group's mean, until there are enough groups (the growth of a
 * regression tree, best first: Breiman et al. 1984; Shi 2007).
 */
export function splitGroups(
  people: readonly ScoredRecord[],
  schema: RecordSchema,
  { groups: wanted, smallestGroup }: SplitLimits,
): readonly (readonly ScoredRecord[])[] {
  let groups = [{ members: people, split: findSplit(people, schema, smallestGroup) }];
  while (groups.length < wanted) {
    const best = groups.reduce((a, b) => ((b.split?.gain ?? 0) > (a.split?.gain ?? 0) ? b : a));
    const { split } = best;
    if (split === undefined || split.gain <= 0) break;
    const parts = split.parts.map((members) => ({ members, split: findSplit(members, schema, smallestGroup) }));
    groups = groups.flatMap((group) => (group === best ? parts : [group]));
  }
  return groups.map((group) => group.members);
}

function findSplit(people: readonly ScoredRecord[], schema: RecordSchema, smallestGroup: number): Split | undefined {
  let best: Split | undefined;
  for (const field of schema.fields) {
    for (const parts of partitions(field, people)) {
      if (parts.some((part) => part.length < smallestGroup)) continue;
      const gain = deviation(people) - deviation(parts[0]) - deviation(parts[1]);
      if (best === undefined || gain > best.gain) best = { gain, parts };
    }
  }
  return best;
}

/** Every way to cut a group in two by one field: below and above a value, or one category against the others. */
function partitions(field: FieldDeclaration, people: readonly ScoredRecord[]): Split['parts'][] {
  if (field.kind === 'text') return [];
  const valueOf = ({ record }: ScoredRecord) => record[field.name] ?? null;
  const values = [...new Set(people.map(valueOf))];
  const isQuantity = field.kind === 'integer' || field.kind === 'number';
  const cuts = isQuantity ? quantiles(values) : values;
  return cuts.map((cut) => {
    const isFirst = isQuantity
      ? (value: FieldValue) => Number(value) <= Number(cut)
      : (value: FieldValue) => value === cut;
    return [people.filter((person) => isFirst(valueOf(person))), people.filter((person) => !isFirst(valueOf(person)))];
  });
}

/** Cuts of a quantity that are tried: enough to find its bends, few enough for large tables. */
const CUTS_AT_MOST = 32;

function quantiles(values: readonly FieldValue[]): readonly FieldValue[] {
  const sorted = values.toSorted((a, b) => Number(a) - Number(b)).slice(0, -1);
  if (sorted.length <= CUTS_AT_MOST) return sorted;
  return Array.from(
    { length: CUTS_AT_MOST },
    (_, cut) => sorted[Math.floor((cut * sorted.length) / CUTS_AT_MOST)] ?? null,
  );
}

function deviation(people: readonly ScoredRecord[]): number {
  const mean = people.reduce((sum, { score }) => sum + score, 0) / people.length;
  return people.reduce((sum, { score }) => sum + (score - mean) ** 2, 0);
}
