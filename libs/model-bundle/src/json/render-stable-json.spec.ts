import fc from 'fast-check';
import { renderStableJson } from './render-stable-json';

describe('renderStableJson', () => {
  it('sorts keys, indents by two and ends with a newline', () => {
    const text = Buffer.from(renderStableJson({ b: 1, a: ['é'] })).toString();

    expect(text).toBe('{\n  "a": [\n    "é"\n  ],\n  "b": 1\n}\n');
  });

  it('says what JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed: unknown = JSON.parse(Buffer.from(renderStableJson(value)).toString());
        expect(parsed).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('refuses NaN', () => {
    expect(() => renderStableJson({ a: NaN })).toThrow('NaN');
  });
});
