import fc from 'fast-check';
import { parseFieldPointer, toFieldPointer } from './json-pointer';

describe('toFieldPointer', () => {
  it('escapes what a pointer uses itself', () => {
    expect(['bmi', 'a/b', 'a~b', '~1', ''].map(toFieldPointer)).toEqual(['/bmi', '/a~1b', '/a~0b', '/~01', '/']);
  });

  it('is undone by parseFieldPointer', () => {
    fc.assert(fc.property(fc.string(), (name) => parseFieldPointer(toFieldPointer(name)) === name));
  });
});

describe('parseFieldPointer', () => {
  it.each([
    ['/bmi', 'bmi'],
    ['/a~1b~0c', 'a/b~c'],
    ['', undefined],
    ['/rows/3', undefined],
    ['/a/', undefined],
    ['bmi', undefined],
  ])('reads %j as %j', (path, expected) => {
    expect(parseFieldPointer(path)).toBe(expected);
  });
});
