import { flowerAnswer, houseAnswer } from '../testing/answers';
import { houseForm } from '../testing/house-form';
import { houseCurve } from '../testing/what-if';
import { parseCard, parseModelList, parsePrediction, parseServedSchema, parseWhatIf } from './parse-answers';

describe('answers of the API', () => {
  it.each([
    ['a list of models', parseModelList, { models: [] }],
    ['a schema', parseServedSchema, { jsonSchema: {}, form: houseForm }],
    ['a card', parseCard, { markdown: '# Card', card: {} }],
    ['a quantity', parsePrediction, houseAnswer],
    ['a category', parsePrediction, flowerAnswer],
    ['a curve', parseWhatIf, houseCurve],
  ])('reads %s as it is', (_what, parse, answer) => {
    expect(parse(answer)).toBe(answer);
  });

  it.each([
    ['null for a list', parseModelList, null],
    ['an array for a list', parseModelList, []],
    ['a schema without a form', parseServedSchema, { jsonSchema: {} }],
    ['a form without fields', parseServedSchema, { form: { controls: [], schema: {} } }],
    [
      'a schema of another version',
      parseServedSchema,
      { form: { ...houseForm, schema: { ...houseForm.schema, schemaVersion: 2 } } },
    ],
    ['a card without text', parseCard, { card: {} }],
    ['a prediction without an estimate', parsePrediction, { ...houseAnswer, estimate: undefined }],
    ['a quantity without an interval', parsePrediction, { ...houseAnswer, estimate: { expected: 1 } }],
    ['a curve without points', parseWhatIf, { ...houseCurve, points: undefined }],
    ['a curve of points without estimates', parseWhatIf, { ...houseCurve, points: [{ warnings: [] }] }],
    ['a curve without values', parseWhatIf, { ...houseCurve, axes: [{ field: 'area' }] }],
    ['a prediction without warnings', parsePrediction, { ...houseAnswer, warnings: undefined }],
  ])('does not take %s', (_what, parse, answer) => {
    expect(parse(answer)).toBeUndefined();
  });
});
