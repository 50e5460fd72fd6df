import fc from 'fast-check';
import { duplicatedPointers } from './duplicated-pointers';

describe('duplicatedPointers', () => {
  it.each<[string, string, readonly string[]]>([
    ['none in a text without', '{"a":1,"b":[{"a":1},{"a":2}]}', []],
    ['that of the outermost object', '{"a":1,"b":2,"a":3}', ['/a']],
    ['that of an object within', '{"record":{"age":1,"bmi":2,"age":3}}', ['/record/age']],
    ['that of an item of a list', '{"vary":[{"field":"a"},{"field":"b","field":"c"}]}', ['/vary/1/field']],
    ['a name written with an escape', '{"a":{"\\u0062":1,"b":2}}', ['/a/b']],
    ['each once', '{"a":1,"a":2,"a":3,"c":{"d":1,"d":2}}', ['/a', '/c/d']],
    ['no name that is a value, or that a text holds', '{"a":"b","b":"a","c":"\\"a\\":1,\\"a\\":2"}', []],
  ])('finds %s', (_, text, pointers) => {
    expect(duplicatedPointers(text)).toEqual(pointers);
  });

  it('finds none in what JSON writes', () => {
    fc.assert(fc.property(fc.json(), (text) => expect(duplicatedPointers(text)).toEqual([])));
  });
});
