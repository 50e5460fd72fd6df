import { makeModel, type MadeModel } from '../models/testing/make-model';
import { Drift } from './drift';

const patient = { age: 19, sex: 'female', bmi: 27.9, children: 0, smoker: 'yes', region: 'southwest' };
const estimate = { expected: 1, typical: 1, interval: { lower: 0, upper: 2, level: 0.95 }, unit: 'USD' };

function observe(drift: Drift, model: MadeModel, times: number): void {
  const parse = model.parser.parseJson(patient);
  if (!parse.ok) throw new Error('expected a valid patient');
  const records = Array.from({ length: times }, () => parse.record);
  drift.observeAll(
    model,
    records,
    records.map(() => estimate),
  );
}

describe('Drift', () => {
  it('makes a report anew once ten more records have come', async () => {
    const drift = new Drift();
    const model = await makeModel(1);
    observe(drift, model, 25);
    const first = drift.report(model);
    observe(drift, model, 9);
    expect(drift.report(model)).toBe(first);
    observe(drift, model, 1);
    expect([first.sinceStart.records, drift.report(model).sinceStart.records]).toEqual([25, 35]);
  });

  it('counts each version apart', async () => {
    const drift = new Drift();
    const [one, two] = [await makeModel(1), await makeModel(2)];
    observe(drift, one, 10);
    expect(drift.report(two).sinceStart.records).toBe(0);
    expect(drift.report(one)).toMatchObject({ model: { name: 'insurance', version: 1 }, sinceStart: { records: 10 } });
  });
});
