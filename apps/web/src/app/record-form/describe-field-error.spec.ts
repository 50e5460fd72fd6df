import { compileRecordParser } from '@medcast/record-schema';
import { houseSchema } from '../testing/house-form';
import { describeFieldError, messageBeside } from './describe-field-error';

describe('describeFieldError', () => {
  const parser = compileRecordParser(houseSchema);

  it.each([
    ['rooms', '', 'Please enter a whole number from 1 to 20.'],
    ['rooms', 'many', 'Expected a whole number from 1 to 20, got "many".'],
    ['rooms', '2.5', 'Expected a whole number from 1 to 20, got "2.5".'],
    ['area', '5', 'Expected a number from 10 to 900 m², got "5".'],
    ['heating', '', 'Please choose Gas or Heat pump.'],
    [
      'agent',
      'x'.repeat(201),
      `Expected a text of at most 200 characters, such as Brown, Green, got "${'x'.repeat(40)}…".`,
    ],
    ['listed', '1.2.2024', 'Expected a date from 1990-01-01 to 2029-12-31 (YYYY-MM-DD), got "1.2.2024".'],
  ])('says of %s "%s": %s', (name, text, expected) => {
    const parse = parser.parseText({ [name]: text });
    const error = parse.ok ? undefined : parse.errors.find(({ path }) => path === `/${name}`);
    const field = houseSchema.fields.find((candidate) => candidate.name === name);
    if (error === undefined || field === undefined) throw new Error('expected an error');
    expect(describeFieldError(error, field)).toBe(expected);
  });

  it('names a list that is too long to be read out by its length', () => {
    const categories = Array.from({ length: 9 }, (_, index) => ({ value: `v${index}`, label: `V${index}` }));
    const field = { kind: 'category', name: 'c', label: 'C', categories, example: 'v1', missing: 'refuse' } as const;
    const error = { path: '/c', code: 'FIELD_REQUIRED', message: '' } as const;
    expect(describeFieldError(error, field)).toBe('Please choose one of the 9 in the list.');
  });

  it('leaves a message alone that does not begin with the field', () => {
    const [rooms] = houseSchema.fields;
    if (rooms === undefined) throw new Error('expected a field');
    expect(messageBeside('too many of them', rooms)).toBe('Too many of them');
  });
});
