import { Registry } from 'prom-client';
import { SummedSummary, type SummedValues } from './summed-summary';

function render(values: readonly SummedValues<'model'>[]): Promise<string> {
  const registry = new Registry();
  const configuration = { name: 'medcast_charges', help: 'Charges.', labelNames: ['model' as const] };
  new SummedSummary({ ...configuration, registers: [registry] }, () => values);
  return registry.metrics();
}

describe('SummedSummary', () => {
  it('says sums and counts by label, and no quantile', async () => {
    const values = [
      { labels: { model: 'insurance' }, sum: 30, count: 2 },
      { labels: { model: 'iris' }, sum: -0.5, count: 1 },
    ];
    expect((await render(values)).trim().split('\n')).toEqual([
      '# HELP medcast_charges Charges.',
      '# TYPE medcast_charges summary',
      'medcast_charges_sum{model="insurance"} 30',
      'medcast_charges_count{model="insurance"} 2',
      'medcast_charges_sum{model="iris"} -0.5',
      'medcast_charges_count{model="iris"} 1',
    ]);
  });

  it('says nothing of nothing but what it is', async () => {
    expect((await render([])).trim().split('\n')).toEqual([
      '# HELP medcast_charges Charges.',
      '# TYPE medcast_charges summary',
    ]);
  });

  it('asks for the figures each time it is asked', async () => {
    const registry = new Registry();
    let count = 0;
    const configuration = { name: 'medcast_charges', help: 'Charges.', labelNames: ['model' as const] };
    new SummedSummary({ ...configuration, registers: [registry] }, () => [
      { labels: { model: 'insurance' }, sum: 1, count: ++count },
    ]);
    await registry.metrics();
    expect(await registry.metrics()).toContain('medcast_charges_count{model="insurance"} 2');
  });
});
