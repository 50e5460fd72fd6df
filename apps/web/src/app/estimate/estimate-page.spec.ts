import { DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import type { FieldError } from '@medcast/problem';
import { FETCH_PORT } from '../api/fetch-port';
import { houseAnswer, problemBody } from '../testing/answers';
import { FakeServer } from '../testing/fake-server';
import { houseExample, houseForm } from '../testing/house-form';
import { Page } from '../testing/page';
import { EstimatePage } from './estimate-page';

const SCHEMA = '/api/v1/models/houses/schema';
const PREDICT = '/api/v1/models/houses/predict?explain=true';

function setUp() {
  const server = new FakeServer();
  server.answer(SCHEMA, { jsonSchema: {}, form: houseForm });
  TestBed.configureTestingModule({
    providers: [{ provide: FETCH_PORT, useValue: server.fetchPort }],
    // jsdom has no viewport.
    deferBlockBehavior: DeferBlockBehavior.Manual,
  });
  const fixture = TestBed.createComponent(EstimatePage);
  fixture.componentRef.setInput('model', 'houses');
  return { server, page: new Page(fixture), fixture };
}

async function askForExample(page: Page<EstimatePage>) {
  await page.settle();
  await page.press('Fill in an example');
  await page.press('Estimate');
}

describe('EstimatePage', () => {
  it('shows grey shapes while the form is loading', async () => {
    const { server, page, fixture } = setUp();
    const release = server.hold(SCHEMA, { jsonSchema: {}, form: houseForm });
    fixture.detectChanges();
    expect(page.text).toContain('Loading the form');
    release();
    await page.settle();
    expect(page.one('h1').textContent).toBe('House prices');
    expect(TestBed.inject(Title).getTitle()).toBe('House prices · Medcast');
  });

  it('tells that the form could not be loaded and tries again', async () => {
    const { server, page } = setUp();
    server.answer(SCHEMA, problemBody({ code: 'MODEL_NOT_READY' }), { status: 503 });
    await page.settle();
    expect(page.text).toContain('MODEL_NOT_READY');
    server.answer(SCHEMA, { jsonSchema: {}, form: houseForm });
    await page.press('Try again');
    expect(page.one('h1').textContent).toBe('House prices');
  });

  it('posts the record, shows the answer and announces it', async () => {
    const { server, page } = setUp();
    server.answer(PREDICT, houseAnswer);
    await askForExample(page);
    expect(server.seen.at(-1)).toEqual({ url: PREDICT, body: houseExample });
    expect(page.one('[data-testid=expected]').textContent).toBe('€310,000');
    expect(page.one('[aria-live=polite].only-read-aloud').textContent).toContain('On average, records like this');
  });

  it('marks the answer as stale when an entry changes, until it is as it was', async () => {
    const { server, page } = setUp();
    server.answer(PREDICT, houseAnswer);
    await askForExample(page);
    await page.type('#field-rooms', '5');
    expect(page.one('mc-estimate-result').classList).toContain('stale');
    await page.type('#field-rooms', '4');
    expect(page.one('mc-estimate-result').classList).not.toContain('stale');
  });

  it('shows a failure with its code and tries again', async () => {
    const { server, page } = setUp();
    server.answer(PREDICT, problemBody(), { status: 503 });
    await askForExample(page);
    expect(page.one('[role=alert]').textContent).toContain('OVERLOADED');
    server.answer(PREDICT, houseAnswer);
    await page.press('Try again');
    expect(page.one('[data-testid=expected]').textContent).toBe('€310,000');
    expect(page.all('[role=alert]')).toEqual([]);
  });

  it('puts what the server says of fields beside them', async () => {
    const { server, page } = setUp();
    refuse(server, [{ path: '/rooms', code: 'FIELD_TYPE', message: 'rooms: expected fewer, got 4' }]);
    await askForExample(page);
    expect(page.textsOf('[data-field=rooms] mat-error')).toEqual(['Expected fewer, got 4.']);
    expect(page.all('mc-failure-notice')).toEqual([]);
  });

  it('shows a refusal as a notice when not all of it belongs beside a field', async () => {
    const { server, page } = setUp();
    refuse(server, [
      { path: '', code: 'RECORD_NOT_AN_OBJECT', message: 'expected an object of named fields, got an array' },
    ]);
    await askForExample(page);
    expect(page.one('mc-failure-notice').textContent).toContain('RECORD_INVALID');
  });
});

function refuse(server: FakeServer, errors: readonly FieldError[]): void {
  server.answer(PREDICT, problemBody({ code: 'RECORD_INVALID', status: 400, errors }), { status: 400 });
}
