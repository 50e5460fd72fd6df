import { TestBed } from '@angular/core/testing';
import { ErrorStateMatcher } from '@angular/material/core';
import type { FieldError } from '@medcast/problem';
import { houseExample, houseForm } from '../testing/house-form';
import { Page } from '../testing/page';
import { RecordForm, type SendRecord } from './record-form';
import { emptyTexts } from './record-texts';
import { TouchedOrDirtyMatcher } from './touched-or-dirty-matcher';

async function setUp(send: SendRecord = () => Promise.resolve([])) {
  TestBed.configureTestingModule({ providers: [{ provide: ErrorStateMatcher, useClass: TouchedOrDirtyMatcher }] });
  const fixture = TestBed.createComponent(RecordForm);
  const sent = jest.fn<ReturnType<SendRecord>, Parameters<SendRecord>>(send);
  fixture.componentRef.setInput('formModel', houseForm);
  fixture.componentRef.setInput('texts', emptyTexts(houseForm));
  fixture.componentRef.setInput('send', sent);
  document.body.append(fixture.nativeElement as HTMLElement);
  const page = new Page(fixture);
  await page.settle();
  return { page, sent };
}

const errorOf = (page: Page<RecordForm>, name: string) => page.textsOf(`[data-field=${name}] mat-error`)[0];

describe('RecordForm', () => {
  it('draws each kind of field with its own control', async () => {
    const { page } = await setUp();
    expect(page.all('[data-field]').map((field) => field.dataset['field'])).toEqual(Object.keys(houseExample));
    expect(page.one('#field-rooms').getAttribute('inputmode')).toBe('numeric');
    expect(page.textsOf('[data-field=heating] mat-radio-button')).toEqual(['Gas', 'Heat pump']);
    expect(page.all('[data-field=district] mat-select')).toHaveLength(1);
    expect(page.all('[data-field=garden] mat-slide-toggle')).toHaveLength(1);
    expect(page.textsOf('[data-field=renovated] mat-radio-button')).toEqual(['Yes', 'No', 'Not given']);
  });

  it('says unit, bounds, help and example, and which fields may stay empty', async () => {
    const { page } = await setUp();
    expect(page.input('#field-area').placeholder).toBe('e.g. 92.5');
    expect(page.textsOf('[data-field=area] [matTextSuffix]')).toEqual(['m²']);
    expect(page.textsOf('[data-field=rooms] mat-hint')).toEqual(['Rooms to live in. Accepts 1 to 20.']);
    expect(page.textsOf('[data-field=note] mat-label')).toEqual(['Note (optional)']);
  });

  it('says nothing of errors before anything was typed', async () => {
    const { page } = await setUp();
    expect(page.all('mat-error')).toEqual([]);
  });

  it.each([
    ['a text for a number', 'many', 'Expected a whole number from 1 to 20, got "many".'],
    ['a fraction for a whole number', '2.5', 'Expected a whole number from 1 to 20, got "2.5".'],
    ['a number out of bounds', '21', 'Expected a whole number from 1 to 20, got "21".'],
  ])('shows an error beside the field as one types %s', async (_what, text, expected) => {
    const { page } = await setUp();
    await page.type('#field-rooms', text);
    expect(errorOf(page, 'rooms')).toBe(expected);
    expect(page.one('#field-rooms').getAttribute('aria-invalid')).toBe('true');
  });

  it('refuses to send an empty form, sums up what is missing and leads to the first field', async () => {
    const { page, sent } = await setUp();
    await page.press('Estimate');
    expect(sent).not.toHaveBeenCalled();
    expect(page.textsOf('[role=alert] li')).toEqual(['Rooms', 'Area', 'Heating', 'District']);
    expect(document.activeElement).toBe(page.one('#field-rooms'));
    expect(errorOf(page, 'rooms')).toBe('Please enter a whole number from 1 to 20.');
  });

  it('leads from the summary to the field', async () => {
    const { page } = await setUp();
    await page.press('Estimate');
    await page.press('Area');
    expect(document.activeElement).toBe(page.one('#field-area'));
  });

  it('sends the example as a typed record', async () => {
    const { page, sent } = await setUp();
    await page.press('Fill in an example');
    await page.press('Estimate');
    expect(sent.mock.calls).toEqual([[houseExample]]);
    expect(page.all('[role=alert]')).toEqual([]);
  });

  it('turns a switch into true and false', async () => {
    const { page, sent } = await setUp();
    await page.press('Fill in an example');
    page.one('[data-field=garden] button[role=switch]').click();
    await page.settle();
    await page.press('Estimate');
    expect(sent).toHaveBeenCalledWith({ ...houseExample, garden: false });
  });

  it('warns beside a field outside of what the model has seen, and sends it all the same', async () => {
    const { page, sent } = await setUp();
    await page.press('Fill in an example');
    await page.type('#field-rooms', '12');
    expect(page.textsOf('[data-testid=field-warning]')).toEqual(['The model has seen 2 to 8, not 12']);
    await page.press('Estimate');
    expect(sent).toHaveBeenCalledWith({ ...houseExample, rooms: 12 });
  });

  it('suggests the values of an open list and takes any other with a warning', async () => {
    const { page, sent } = await setUp();
    const list = page.input('#field-agent').getAttribute('list');
    expect(page.all(`datalist[id="${list}"] option`).map((option) => option.textContent)).toEqual(['Brown', 'Green']);
    await page.press('Fill in an example');
    await page.type('#field-agent', 'Black');
    expect(page.textsOf('[data-field=agent] [data-testid=field-warning]')).toEqual([
      'The model has seen Brown, Green, not Black',
    ]);
    await page.press('Estimate');
    expect(sent).toHaveBeenCalledWith({ ...houseExample, agent: 'Black' });
  });

  it('takes a date by the control of the browser, within its bounds', async () => {
    const { page, sent } = await setUp();
    const input = page.input('#field-listed');
    expect([input.type, input.min, input.max]).toEqual(['date', '1990-01-01', '2029-12-31']);
    await page.press('Fill in an example');
    expect(input.value).toBe('2024-02-29');
    await page.type('#field-listed', '2025-06-01');
    expect(page.textsOf('[data-field=listed] [data-testid=field-warning]')).toEqual([
      'The model has seen 2020-01-01 to 2024-12-31, not 2025-06-01',
    ]);
    await page.press('Estimate');
    expect(sent).toHaveBeenCalledWith({ ...houseExample, listed: '2025-06-01' });
  });

  it('sends what was left blank as missing', async () => {
    const { page, sent } = await setUp();
    await page.press('Fill in an example');
    for (const name of ['note', 'agent', 'listed']) await page.type(`#field-${name}`, '');
    await page.press('Estimate');
    expect(sent).toHaveBeenCalledWith({ ...houseExample, note: null, agent: null, listed: null });
  });

  it('does not send twice', async () => {
    const { promise, resolve } = Promise.withResolvers<readonly FieldError[]>();
    const { page, sent } = await setUp(() => promise);
    await page.press('Fill in an example');
    await page.press('Estimate');
    const button = page.one('button[type=submit]');
    expect(button.textContent.trim()).toBe('Estimating …');
    expect(button.getAttribute('aria-disabled')).toBe('true');
    page.one('form').dispatchEvent(new Event('submit', { cancelable: true }));
    resolve([]);
    await page.settle();
    expect(sent).toHaveBeenCalledTimes(1);
    expect(button.textContent.trim()).toBe('Estimate');
  });

  it('puts what the server refuses beside its field until that changes', async () => {
    const refusal: FieldError = {
      path: '/area',
      code: 'FIELD_ABOVE_MAXIMUM',
      message: 'area: expected less, got more',
    };
    const { page } = await setUp(() => Promise.resolve([refusal]));
    await page.press('Fill in an example');
    await page.press('Estimate');
    expect(errorOf(page, 'area')).toBe('Expected less, got more.');
    expect(document.activeElement).toBe(page.one('#field-area'));
    await page.type('#field-area', '90');
    expect(page.all('mat-error')).toEqual([]);
  });

  it('clears', async () => {
    const { page } = await setUp();
    await page.press('Estimate');
    await page.press('Clear');
    expect(page.all('mat-error, [role=alert]')).toEqual([]);
  });
});
