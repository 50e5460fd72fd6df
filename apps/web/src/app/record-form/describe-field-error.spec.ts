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
  ])('says of %s "%s": %s', (name, text, expected) => {
    const parse = parser.parseText({ [name]: text });
    const error = parse.ok ? undefined : parse.errors.find(({ path }) => path === `/${name}`);
    const field = houseSchema.fields.find((candidate) => candidate.name === name);
    if (error === undefined || field === undefined) throw new Error('expected an error');
    expect(describeFieldError(error, field)).toBe(expected);
  });

  it('leaves a message alone that does not begin with the field', () => {
    const [rooms] = houseSchema.fields;
    if (rooms === undefined) throw new Error('expected a field');
    expect(messageBeside('too many of them', rooms)).toBe('Too many of them');
  });
});
