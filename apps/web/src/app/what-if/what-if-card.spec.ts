import { TestBed } from '@angular/core/testing';
import type { WhatIfResponse } from '@medcast/prediction-contract';
import { compileRecordParser } from '@medcast/record-schema';
import { FETCH_PORT } from '../api/fetch-port';
import { flowerAnswer, flowerSchema, houseAnswer, problemBody } from '../testing/answers';
import { FakeServer } from '../testing/fake-server';
import { houseExample, houseSchema } from '../testing/house-form';
import { Page } from '../testing/page';
import { houseCurve, housePoint } from '../testing/what-if';
import { WhatIfCard } from './what-if-card';

const WHAT_IF = '/api/v1/models/houses/what-if';
const heating: WhatIfResponse = {
  ...houseCurve,
  axes: [{ field: 'heating', values: ['gas', 'heat-pump'] }],
  points: [180_000, 220_000].map(housePoint),
};

async function show(answer: WhatIfResponse, response = houseAnswer, schema = houseSchema) {
  const server = new FakeServer();
  server.answer(WHAT_IF, answer);
  TestBed.configureTestingModule({ providers: [{ provide: FETCH_PORT, useValue: server.fetchPort }] });
  const fixture = TestBed.createComponent(WhatIfCard);
  const parsed = compileRecordParser(houseSchema).parseJson(houseExample);
  fixture.componentRef.setInput('model', 'houses');
  fixture.componentRef.setInput('schema', schema);
  fixture.componentRef.setInput('record', parsed.ok ? parsed.record : undefined);
  fixture.componentRef.setInput('response', response);
  const page = new Page(fixture);
  await page.settle();
  return { server, page };
}

async function pick(page: Page<WhatIfCard>, field: string): Promise<void> {
  const select = page.one('select');
  if (!(select instanceof HTMLSelectElement)) throw new Error('expected a select');
  select.value = field;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await page.settle();
}

describe('WhatIfCard', () => {
  it('asks about the quantity that moves the estimate most, and draws what comes', async () => {
    const { server, page } = await show(houseCurve);

    expect(server.seen).toEqual([{ url: WHAT_IF, body: { record: houseExample, vary: [{ field: 'area' }] } }]);
    expect(page.one('h3').textContent.trim()).toBe('Expected sale price by Area');
    expect(page.one('svg[role=img]').getAttribute('aria-label')).toContain('As entered, at 92.5 m², it is €180,000.');
    expect(page.textsOf('.legend li')).toEqual(['As entered', '95 of 100 lie in the band']);
  });

  it('reads the point nearest to the entry, and any other on demand', async () => {
    const { page } = await show(houseCurve);
    expect(page.textsOf('.reader')).toEqual(['Read at 100 m²']);

    await page.type('input[type=range]', '2');

    expect(page.textsOf('.reader')).toEqual(['Read at 150 m²']);
    expect(page.one('[data-testid=reading]').textContent).toBe(
      '€300,000, between €250,000 and €350,000; +€120,000 against what you entered',
    );
    expect(page.one('input[type=range]').getAttribute('aria-valuetext')).toContain('150 m²: €300,000');
  });

  it('shows the same as a table', async () => {
    const { page } = await show(houseCurve);

    expect(page.textsOf('thead th')).toEqual(['Area', 'Expected sale price', 'From', 'To']);
    expect(page.textsOf('tbody th')).toEqual(['50 m²', '100 m²', '150 m²']);
    expect(page.textsOf('tbody tr:last-child td')).toEqual(['€300,000', '€250,000', '€350,000']);
  });

  it('shows the choices of another entry one below the other', async () => {
    const { server, page } = await show(houseCurve);
    server.answer(WHAT_IF, heating);

    await pick(page, 'heating');

    expect(server.seen.at(-1)?.body).toEqual({ record: houseExample, vary: [{ field: 'heating' }] });
    expect(page.textsOf('mc-choices-chart li')).toEqual(['Gas as entered €180,000', 'Heat pump €220,000']);
    expect(page.all('mc-curve-chart')).toEqual([]);
  });

  it('draws the probability of the label that was estimated', async () => {
    const { estimate } = flowerAnswer;
    const flower = {
      ...houseCurve,
      estimate,
      unit: '',
      points: houseCurve.points.map(() => ({ estimate, warnings: [] })),
    };
    const { page } = await show(flower, flowerAnswer, flowerSchema);

    expect(page.one('h3').textContent).toContain('Probability of Iris virginica by');
    expect(page.textsOf('.legend li')).toEqual(['As entered']);
    expect(page.textsOf('thead th')).toHaveLength(2);
  });

  it('tells a failure and tries again', async () => {
    const { server, page } = await show(houseCurve);
    server.answer(WHAT_IF, problemBody(), { status: 503 });
    await pick(page, 'rooms');
    expect(page.one('[role=alert]').textContent).toContain('OVERLOADED');

    server.answer(WHAT_IF, houseCurve);
    await page.press('Try again');

    expect(page.all('[role=alert]')).toEqual([]);
    expect(page.all('mc-curve-chart')).toHaveLength(1);
  });
});
