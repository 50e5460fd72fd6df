import { customerSchema, drawCustomers } from '../testing/sample-tables';
import { createGroupSplitter, type Respondent } from './split-groups';

const fields = customerSchema.fields.filter(({ kind }) => kind !== 'text');
const rules = { fields, smallestGroup: 10 };
const people: readonly Respondent[] = drawCustomers(600, 3).map((record) => {
  const isMember = record['member'] === true;
  return { record, responses: Float64Array.of(Number(record['age']), isMember ? 1000 : 0) };
});

describe('createGroupSplitter', () => {
  it('splits first by what the responses depend on most', () => {
    const groups = createGroupSplitter(people, rules)(2);
    const members = groups.map((group) => new Set(group.map(({ record }) => record['member'] === true)));
    expect(members.map((kinds) => kinds.size)).toEqual([1, 1]);
  });

  it('keeps everybody, and nobody twice, in groups that are large enough', () => {
    const groups = createGroupSplitter(people, rules)(32);
    expect(groups).toHaveLength(32);
    expect(new Set(groups.flat()).size).toBe(people.length);
    expect(groups.flat()).toHaveLength(people.length);
    expect(Math.min(...groups.map((group) => group.length))).toBeGreaterThanOrEqual(10);
  });

  it('splits on from where it was', () => {
    const splitTo = createGroupSplitter(people, rules);
    splitTo(8);
    expect(splitTo(32)).toEqual(createGroupSplitter(people, rules)(32));
  });

  it('stops where no split would leave enough people', () => {
    expect(createGroupSplitter(people.slice(0, 15), rules)(32)).toHaveLength(1);
  });

  it('does not split people whom the model treats alike', () => {
    const alike = people.map(({ record }) => ({ record, responses: Float64Array.of(1, 2) }));
    expect(createGroupSplitter(alike, rules)(32)).toHaveLength(1);
  });

  it('parts people of whom a value is missing from the others', () => {
    const byIncome = people.map(({ record }) => ({
      record,
      responses: Float64Array.of(record['income'] === null ? 1 : 0),
    }));
    const groups = createGroupSplitter(byIncome, rules)(2);
    expect(groups.map((group) => new Set(group.map(({ record }) => record['income'] === null)).size)).toEqual([1, 1]);
  });
});
