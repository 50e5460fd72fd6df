import { compileRecordParser } from '@medcast/record-schema';
import { houseExample, houseForm, houseSchema } from '../testing/house-form';
import { areSameTexts, emptyTexts, exampleTexts, renderFieldValue } from './record-texts';

describe('emptyTexts', () => {
  it('leaves everything blank but a switch, which has no third position', () => {
    expect(emptyTexts(houseForm)).toEqual({
      rooms: '',
      area: '',
      heating: '',
      district: '',
      garden: 'false',
      renovated: '',
      note: '',
      agent: '',
      listed: '',
    });
  });
});

describe('exampleTexts', () => {
  it('are accepted by the parser and make the example', () => {
    expect(compileRecordParser(houseSchema).parseText(exampleTexts(houseForm))).toMatchObject({
      ok: true,
      record: houseExample,
    });
  });
});

describe('areSameTexts', () => {
  it.each([
    [{ a: '1' }, { a: '1' }, true],
    [{ a: '1' }, { a: '2' }, false],
    [{ a: '1' }, { a: '1', b: '' }, false],
    [{}, {}, true],
  ])('compares %j with %j', (left, right, expected) => {
    expect(areSameTexts(left, right)).toBe(expected);
  });
});

describe('renderFieldValue', () => {
  const field = (name: string) => houseSchema.fields.find((candidate) => candidate.name === name);

  it.each([
    ['area', 92.5, '92.5 m²'],
    ['rooms', 4, '4'],
    ['heating', 'heat-pump', 'Heat pump'],
    ['heating', 'coal', 'coal'],
    ['garden', true, 'Yes'],
    ['garden', false, 'No'],
    ['note', 'corner', 'corner'],
    ['renovated', null, 'not given'],
    ['unknown', 3, '3'],
  ])('writes %s %j as "%s"', (name, value, expected) => {
    expect(renderFieldValue(field(name), value)).toBe(expected);
  });
});
