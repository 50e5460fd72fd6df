import type { Reference } from '@medcast/model-bundle';
import type { RecordSchema } from '@medcast/record-schema';
import { toAggregateRecord } from './aggregate-record';
import { toHistogram } from './histogram';
import { type ScoredRecord, splitGroups } from './split-groups';

/** Background records of an explanation; each costs one run of the graph for each coalition of fields. */
const BACKGROUND_GROUPS = 32;
/** A background record speaks of at least so many people, so that it is nobody's record. */
const SMALLEST_GROUP = 10;

/** What explanation and drift need of the training data: group aggregates and histograms, never a person's record. */
export function createReference(people: readonly ScoredRecord[], schema: RecordSchema): Reference {
  const groups = splitGroups(people, schema, { groups: BACKGROUND_GROUPS, smallestGroup: SMALLEST_GROUP });
  const records = people.map((person) => person.record);
  const histograms = schema.fields.flatMap((field) => {
    const histogram = toHistogram(field, records);
    return histogram === undefined ? [] : [[field.name, histogram] as const];
  });
  return {
    background: groups.map((group) => ({
      record: toAggregateRecord(
        schema,
        group.map((person) => person.record),
      ),
      weight: group.length / people.length,
    })),
    histograms: Object.fromEntries(histograms),
  };
}
