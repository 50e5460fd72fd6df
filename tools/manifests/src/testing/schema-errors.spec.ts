import { schemaErrors, type StructuralSchema } from './schema-errors';

const schema: StructuralSchema = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: {
      type: 'object',
      properties: {
        port: { type: 'integer', minimum: 1, maximum: 65_535 },
        mode: { type: 'string', enum: ['a', 'b'] },
        path: { type: 'string', pattern: '^/' },
        names: { type: 'array', maxItems: 1, items: { type: 'string' } },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        cpu: { 'x-kubernetes-int-or-string': true },
        open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      },
    },
  },
};

describe('schemaErrors', () => {
  it('finds none in what is as the schema says', () => {
    const spec = { port: 80, mode: 'a', path: '/x', names: ['a'], labels: { a: 'b' }, cpu: '1', open: { any: 1 } };

    expect(schemaErrors(schema, { spec })).toEqual([]);
  });

  it.each<[unknown, string]>([
    [{}, '/spec: missing'],
    [{ spec: { prot: 80 } }, '/spec/prot: unknown'],
    [{ spec: { port: '80' } }, '/spec/port: expected integer'],
    [{ spec: { port: 1.5 } }, '/spec/port: expected integer'],
    [{ spec: { port: 0 } }, '/spec/port: out of bounds'],
    [{ spec: { mode: 'c' } }, '/spec/mode: expected one of a, b'],
    [{ spec: { path: 'x' } }, '/spec/path: pattern'],
    [{ spec: { names: ['a', 'b'] } }, '/spec/names: too many'],
    [{ spec: { names: [1] } }, '/spec/names/0: expected string'],
    [{ spec: { labels: { a: 1 } } }, '/spec/labels/a: expected string'],
    [{ spec: { cpu: {} } }, '/spec/cpu: expected a number or a text'],
  ])('finds in %j: %s', (value, error) => {
    expect(schemaErrors(schema, value)).toEqual([error]);
  });
});
