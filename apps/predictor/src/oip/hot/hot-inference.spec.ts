import fc from 'fast-check';
import { Problem } from '@medcast/problem';
import type { LoadedModel } from '../../models/loaded-model';
import { makeModel } from '../../models/testing/make-model';
import { tensorModelOf } from '../model/tensor-model';
import { parseInferenceRequest } from '../request/parse-inference-request';
import { toInferenceResponse } from '../response/to-inference-response';
import { compileSingleAnswer } from './compile-single-answer';
import { datatypesOf, parseSingleRequest } from './parse-single-request';

const TYPES = { age: 'INT64', sex: 'BYTES', bmi: 'FP64', children: 'INT64', smoker: 'BYTES', region: 'BYTES' } as const;
const VALUES = { age: 30, sex: 'male', bmi: 22.5, children: 1, smoker: 'no', region: 'southeast' };
type Name = keyof typeof TYPES;

const element = fc.oneof(
  fc.constantFrom<unknown>(30, 1.5, 2 ** 53, -1, null, true, 'male', 'no', 'southeast', 'a "b"', 'ä'),
  fc.integer(),
);
/** Nearly always what is right, now and then something else. */
function mostly(right: unknown, others: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: fc.constant(right) }, others);
}

const NOTHING = {};
const input = (name: Name): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fc.record({
        name: mostly(name, fc.constantFrom('age', 'odd')),
        shape: mostly([1], fc.constantFrom([1, 1], [2], [], 'x')),
        datatype: mostly(TYPES[name], fc.constantFrom('FP32', 'INT32', 'BOOL')),
        data: mostly([VALUES[name]], fc.array(element, { maxLength: 2 })),
      }),
      mostly(NOTHING, fc.constant({ parameters: {} })),
    )
    .map(([tensor, more]) => ({ ...tensor, ...Object(more) }));
const request = fc
  .tuple(
    fc.tuple(...(Object.keys(TYPES) as Name[]).map(input)),
    mostly(NOTHING, fc.constantFrom({ id: 'b"c' }, { id: '' }, { id: 7 }, { outputs: [] }, { parameters: {} })),
    fc.constantFrom(NOTHING, { id: 'a' }),
  )
  .map(([inputs, more, id]) => ({ ...id, inputs: [...inputs], ...Object(more) }));

describe('a request for one record', () => {
  let model: LoadedModel;

  beforeAll(async () => {
    model = await makeModel(3);
  });

  /** The id and the record that any request is read to; `undefined` where it is refused. */
  function readAny(text: string): unknown {
    try {
      const parts = { json: Buffer.from(text), binary: undefined, maxRows: 10 };
      const { id, records } = parseInferenceRequest(tensorModelOf(model), parts);
      return { id, record: records.recordAt(0) };
    } catch (error) {
      if (error instanceof Problem) return undefined;
      throw error;
    }
  }

  function readQuickly(text: string): unknown {
    const read = parseSingleRequest(Buffer.from(text), datatypesOf(tensorModelOf(model)));
    if (read === undefined) return undefined;
    const parse = model.parser.parseJson(read.values);
    return parse.ok ? { id: read.id, record: parse.record } : undefined;
  }

  it('is read quickly as any request is, or not at all', () => {
    let read = 0;
    fc.assert(
      fc.property(request, (json) => {
        const text = JSON.stringify(json);
        const quick = readQuickly(text);
        if (quick === undefined) return;
        read++;
        expect(quick).toEqual(readAny(text));
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it.each([
    ['inputs', /"inputs":/, '"inputs":[],"inputs":'],
    ['an id', /^\{/, '{"id":"a","id":"b",'],
    ['a part of an input', /"shape":\[1\]/, '"shape":[2],"shape":[1]'],
  ])('is left to others where it gives %s twice', (_what, part, twice) => {
    const inputs = Object.entries(TYPES).map(([name, datatype]) => {
      return { name, shape: [1], datatype, data: [VALUES[name as Name]] };
    });
    const text = JSON.stringify({ inputs });
    expect(readQuickly(text)).toBeDefined();
    expect(readQuickly(text.replace(part, twice))).toBeUndefined();
  });

  it('is answered, character for character, as any request is', () => {
    const { outputs } = tensorModelOf(model);
    const render = compileSingleAnswer(model, outputs);
    const requested = outputs.map((output) => ({ output, isBinary: false }));
    const figure = fc.float({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.tuple(figure, figure, figure, figure), (id, numbers) => {
        const [expected, typical, lower, upper] = numbers;
        const estimate = { expected, typical, interval: { lower, upper, level: 0.95 }, unit: 'USD' };
        const { body } = toInferenceResponse({ model, id, answered: { rows: 1, estimate }, outputs: requested });
        expect(render(id, estimate)).toBe(body);
      }),
    );
  });
});
