import fc from 'fast-check';
import { createExactPlan } from '../shapley/exact-plan';
import { toBackgroundCodes } from './background-codes';
import { createExplanationPlan } from './explanation-plan';
import { codesOfRecord, gamesOf } from './games-of';
import { OWN_VALUE } from './row-changes';
import { toPatient } from '../testing/sample-parts';

const FIELDS = ['age', 'bmi', 'smoker', 'insured', 'income'];

/** Few values, so that records share them with the background. */
const anyPerson = fc
  .record({
    age: fc.integer({ min: 20, max: 22 }),
    bmi: fc.integer({ min: 20, max: 22 }),
    smoker: fc.constantFrom('no', 'yes'),
    insured: fc.boolean(),
    income: fc.option(fc.constantFrom(0, 1)),
  })
  .map(toPatient);

describe('createExplanationPlan', () => {
  it('says of every record what the games of its fields say, one after another', async () => {
    await fc.assert(
      fc.asyncProperty(anyPerson, fc.array(anyPerson, { minLength: 1, maxLength: 5 }), async (person, people) => {
        const background = people.map((record) => ({ record, weight: 1 / people.length }));
        const codes = toBackgroundCodes(background, FIELDS);
        const plan = await createExplanationPlan(
          gamesOf(codesOfRecord(person, FIELDS, codes), background, codes),
          codes,
        );

        // A model that tells all combinations of values apart.
        const model = (values: readonly unknown[]): number => hashOf(JSON.stringify(values)) / 1e6;
        const valuesOf = (record: object): unknown[] => FIELDS.map((field) => Reflect.get(record, field) as unknown);
        const rows: unknown[][] = [];
        const values = valuesOf(person);
        for (let row = 0; row < plan.rows; row++) {
          for (let at = plan.changes.from[row] ?? 0; at < (plan.changes.from[row + 1] ?? 0); at++) {
            const field = plan.changes.fields[at] ?? -1;
            const code = plan.changes.codes[at] ?? OWN_VALUE;
            values[field] = code === OWN_VALUE ? valuesOf(person)[field] : codes.values[code]?.value;
          }
          rows.push([...values]);
        }
        const share = (field: number): number =>
          sum(rows, (row, index) => (plan.shares[index * FIELDS.length + field] ?? 0) * model(row)) +
          sum(
            people,
            (one, index) => (plan.backgroundShares[index * FIELDS.length + field] ?? 0) * model(valuesOf(one)),
          );

        const exact = createExactPlan(FIELDS.length);
        for (const field of FIELDS.keys()) {
          const expected = sum(people, (one) => {
            const worths = exact.coalitions.map((coalition) =>
              model(valuesOf(person).map((value, index) => (coalition[index] === 1 ? value : valuesOf(one)[index]))),
            );
            return (exact.sharesOf(worths)[field] ?? NaN) / people.length;
          });
          expect(share(field)).toBeCloseTo(expected, 8);
        }
        expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
        expect(rows[0]).toEqual(valuesOf(person));
      }),
      { numRuns: 50 },
    );
  });
});

function hashOf(text: string): number {
  let hash = 7;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 1;
  return hash;
}

function sum<Item>(items: readonly Item[], valueOf: (item: Item, index: number) => number): number {
  return items.reduce((total, item, index) => total + valueOf(item, index), 0);
}
