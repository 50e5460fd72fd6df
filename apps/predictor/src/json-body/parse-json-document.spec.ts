import { Problem } from '@medcast/problem';
import fc from 'fast-check';
import { parseJsonDocument } from './parse-json-document';

function parse(text: string): unknown {
  return parseJsonDocument(new TextEncoder().encode(text));
}

function problemOf(bytes: Uint8Array): Problem | undefined {
  try {
    parseJsonDocument(bytes);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return undefined;
}

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

describe('parseJsonDocument', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(parse(text)).toMatchObject({ value: JSON.parse(text) });
      }),
    );
  });

  it('leaves out a byte order mark', () => {
    expect(parse('\uFEFF{"age":19}')).toEqual({ value: { age: 19 }, duplicatedNames: [] });
  });

  it('names what the outermost object gives twice, however it is written', () => {
    const text = '{"age":19, "bmi" : {"age":1,"age":2}, "\\u0061ge":20, "sex":"\\"age\\":", "sex":"x"}';
    expect(parse(text)).toMatchObject({ duplicatedNames: ['age', 'sex'] });
  });

  it('keeps __proto__ as a name like any other', () => {
    const { value } = parseJsonDocument(new TextEncoder().encode('{"__proto__":{"admin":true}}'));
    expect(Object.keys(Object(value))).toEqual(['__proto__']);
    expect(Object(value).admin).toBeUndefined();
  });

  it('reads 100 levels', () => {
    expect(problemOf(new TextEncoder().encode(nested(100)))).toBeUndefined();
  });

  it.each([
    ['nothing', '', 'got an empty body'],
    ['blanks', ' \n', 'got an empty body'],
    ['half an object', '{"age":', 'got something else'],
    ['NaN', '{"bmi":NaN}', 'got something else'],
    ['two values', '{} {}', 'got something else at character 4'],
    ['a text that is not JSON', 'age=19', 'got something else'],
    ['101 levels', nested(101), 'got one nested more than 100 levels deep'],
    ['a million levels without an end', '['.repeat(1_000_000), 'got one nested more than 100 levels deep'],
  ])('refuses %s', (_what, text, got) => {
    const problem = problemOf(new TextEncoder().encode(text));
    expect(problem?.code).toBe('JSON_MALFORMED');
    expect(problem?.detail).toBe(`expected a body of well-formed JSON, ${got}`);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(problemOf(new Uint8Array([0x22, 0xff, 0x22]))?.detail).toContain('not UTF-8');
  });

  it('never quotes the body, not even in its cause', () => {
    const problem = problemOf(new TextEncoder().encode('{"secret": oops}'));
    expect(JSON.stringify([problem?.detail, problem?.message, String(problem?.cause)])).not.toMatch(/secret|oops/);
  });
});
