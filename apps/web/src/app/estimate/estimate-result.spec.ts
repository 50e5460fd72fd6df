import { TestBed } from '@angular/core/testing';
import type { PredictionResponse } from '@medcast/prediction-contract';
import type { RecordSchema } from '@medcast/record-schema';
import { flowerAnswer, flowerSchema, houseAnswer } from '../testing/answers';
import { houseSchema } from '../testing/house-form';
import { Page } from '../testing/page';
import { EstimateResult } from './estimate-result';

async function show(response: PredictionResponse, schema: RecordSchema, isStale = false) {
  const fixture = TestBed.createComponent(EstimateResult);
  fixture.componentRef.setInput('response', response);
  fixture.componentRef.setInput('schema', schema);
  fixture.componentRef.setInput('isStale', isStale);
  const page = new Page(fixture);
  await page.settle();
  return { page, fixture };
}

describe('EstimateResult', () => {
  it('says and draws a quantity with its interval', async () => {
    const { page } = await show(houseAnswer, houseSchema);
    expect(page.one('[data-testid=expected]').textContent).toBe('€310,000');
    expect(page.text).toContain('95 of 100 records like this have between €240,000 and €420,000.');
    expect(page.one('svg[role=img]').getAttribute('aria-label')).toBe(
      'Chart of the estimate. 95 of 100 records like this have between €240,000 and €420,000. ' +
        'On average, records like this have a sale price of €310,000. Half of them have less than €295,000.',
    );
    expect(page.textsOf('svg[role=img] text')).toEqual(['€200K', '€250K', '€300K', '€350K', '€400K', '€450K']);
  });

  it('explains it, from the average to the estimate', async () => {
    const { page } = await show(houseAnswer, houseSchema);
    expect(page.textsOf('mc-contributions-chart li')).toEqual([
      'Area 92.5 m² +€40,000',
      'Heating Gas \u2212€15,000',
      'Rooms 4 +€5,000',
    ]);
    expect(page.one('.sum').textContent.replace(/\s+/g, ' ').trim()).toBe(
      'Average €280,000 and all entries +€30,000 make €310,000',
    );
  });

  it('says and draws a category with its probabilities and the possible labels', async () => {
    const { page } = await show(flowerAnswer, flowerSchema);
    expect(page.one('[data-testid=label]').textContent).toBe('Iris virginica');
    expect(page.textsOf('mc-probabilities-chart li')).toEqual([
      'Iris virginica possible 70.0%',
      'Iris versicolor possible 29.0%',
      'Iris setosa 1.0%',
    ]);
    expect(page.all('mc-contributions-chart')).toEqual([]);
  });

  it('shows warnings', async () => {
    const warnings = [
      { path: '/rooms', code: 'OUTSIDE_TRAINED_RANGE', message: 'Rooms: the model has seen 2 to 8, not 12' },
    ];
    const { page } = await show({ ...houseAnswer, warnings }, houseSchema);
    expect(page.textsOf('mc-warnings-list li')).toEqual(['Rooms: the model has seen 2 to 8, not 12']);
  });

  it('shows warnings that are of no single field', async () => {
    const warnings = [
      { path: '', code: 'RECORD_UNUSUAL', message: 'Unlike 99 of 100 records that the model has seen' },
      { path: '', code: 'FEW_SIMILAR_RECORDS', message: 'Only 12 records of the training data are similar' },
    ];
    const { page } = await show({ ...houseAnswer, warnings }, houseSchema);
    expect(page.textsOf('mc-warnings-list li')).toEqual(warnings.map(({ message }) => message));
  });

  it('says how far sampled shares may be off', async () => {
    const exact = houseAnswer.explanation ?? { base: 0, contributions: [] };
    const contributions = exact.contributions.map((share) => ({ ...share, standardError: 2000 }));
    const { page } = await show({ ...houseAnswer, explanation: { ...exact, contributions } }, houseSchema);
    expect(page.textsOf('mc-contributions-chart li')[0]).toBe('Area 92.5 m² +€40,000 ± €2,000');
    expect(page.text).toContain('The shares are sampled');
  });

  it('says nothing of sampling where the shares are exact', async () => {
    const { page } = await show(houseAnswer, houseSchema);
    expect(page.text).not.toContain('sampled');
    expect(page.text).not.toContain('±');
  });

  it('says who answered and leads to the model card', async () => {
    const { page, fixture } = await show(houseAnswer, houseSchema);
    const asked = jest.fn();
    fixture.componentInstance.showCard.subscribe(asked);
    expect(page.text).toContain('An estimate from a model, not a promise. Answered by houses, version 3.');
    await page.press('About this model');
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('says that it has gone stale', async () => {
    const { page } = await show(houseAnswer, houseSchema, true);
    expect(page.element.classList).toContain('stale');
    expect(page.text).toContain('The entries have changed since this estimate.');
  });
});
