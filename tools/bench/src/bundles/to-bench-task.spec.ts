import { benchTasks } from './bench-task';
import { renderBenchTable } from './render-table';
import { toBenchTask } from './to-bench-task';

const insurance = {
  schema: { name: 'patient' },
  task: {
    title: 'Charges',
    target: 'charges',
    features: { columns: [{ name: 'age' }, { name: 'age^2' }] },
    featureSets: { plain: ['age'] },
  },
};

describe('renderBenchTable', () => {
  it.each(Object.values(benchTasks))('is the same for the same task: $key', (task) => {
    const table = renderBenchTable(task);
    const [header = '', first = ''] = table.split('\n');

    expect(renderBenchTable(task)).toBe(table);
    expect(header.split(',')).toHaveLength(task.fields + 1);
    expect(first.split(',')).toHaveLength(task.fields + 1);
    expect(table.trimEnd().split('\n')).toHaveLength(1501);
  });
});

describe('toBenchTask', () => {
  it.each([
    [benchTasks.oneHead, ['boosted-squared']],
    [benchTasks.threeHeads, ['boosted-quantile', 'boosted-squared']],
    [benchTasks.hundredFields, []],
  ])('lets the heads be boosted that shall be: %j', (bench, boosted) => {
    const { candidates } = toBenchTask(bench, insurance, 'a'.repeat(64)).task as { candidates: { name: string }[] };

    expect(candidates.map(({ name }) => name).filter((name) => name.startsWith('boosted'))).toEqual(boosted);
  });

  it('takes the plain columns of insurance, and makes a column of each wide field', () => {
    const columnsOf = (bench: (typeof benchTasks)[keyof typeof benchTasks]): unknown[] =>
      (toBenchTask(bench, insurance, '').task as { features: { columns: unknown[] } }).features.columns;

    expect(columnsOf(benchTasks.oneHead)).toEqual([{ name: 'age' }]);
    expect(columnsOf(benchTasks.twentyFields)).toHaveLength(20);
    expect(toBenchTask(benchTasks.oneHead, insurance, '').schema).toBe(insurance.schema);
  });
});
