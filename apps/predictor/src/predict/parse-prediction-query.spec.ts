import { Problem } from '@medcast/problem';
import { parsePredictionQuery } from './parse-prediction-query';

describe('parsePredictionQuery', () => {
  it.each([
    [{}, false],
    [{ explain: 'false' }, false],
    [{ explain: 'true' }, true],
  ])('reads %p', (query, explain) => {
    expect(parsePredictionQuery(query)).toEqual({ explain });
  });

  it.each(['', 'TRUE', '1', 'yes', ['true', 'false'], ['true']])('refuses explain=%p', (explain) => {
    expect(() => parsePredictionQuery({ explain })).toThrow(Problem);
  });

  it('names a slip of the pen and a wrong value at once, and repeats neither value', () => {
    try {
      parsePredictionQuery({ explian: 'secret', explain: 'secret' });
    } catch (error) {
      expect(error).toMatchObject({
        code: 'QUERY_INVALID',
        errors: [
          { path: '/explian', code: 'QUERY_INVALID', allowed: { values: ['explain'] } },
          { path: '/explain', code: 'QUERY_INVALID', allowed: { values: ['true', 'false'] } },
        ],
      });
      expect(JSON.stringify(error)).not.toContain('secret');
    }
    expect.assertions(2);
  });
});
