import { HttpException } from '@nestjs/common';
import { Problem } from '@medcast/problem';
import { toProblem } from './to-problem';

function fastifyError(code: string, statusCode: number): Error {
  return Object.assign(new Error('with a secret'), { code, statusCode });
}

describe('toProblem', () => {
  it('leaves a problem as it is', () => {
    const problem = new Problem('MODEL_NOT_FOUND', 'expected another');
    expect(toProblem(problem)).toBe(problem);
  });

  it.each([
    ['FST_ERR_CTP_BODY_TOO_LARGE', 413, 'BODY_TOO_LARGE'],
    ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 400, 'REQUEST_MALFORMED'],
    ['FST_ERR_BAD_URL', 400, 'REQUEST_MALFORMED'],
    ['FST_ERR_MAX_PARAM_LENGTH', 414, 'MODEL_NOT_FOUND'],
    ['FST_ERR_SOMETHING_ELSE', 400, 'REQUEST_MALFORMED'],
    ['FST_ERR_SOMETHING_ELSE', 500, 'INTERNAL_ERROR'],
  ])('translates %s (%i) to %s', (code, status, expected) => {
    expect(toProblem(fastifyError(code, status)).code).toBe(expected);
  });

  it('looks into what Nest has wrapped', () => {
    const wrapped = new HttpException('too large', 413, { cause: fastifyError('FST_ERR_CTP_BODY_TOO_LARGE', 413) });
    expect(toProblem(wrapped).code).toBe('BODY_TOO_LARGE');
  });

  it('takes a 404 of Nest for an unknown route', () => {
    expect(toProblem(new HttpException('Cannot GET /secret', 404)).detail).toBe('nothing is at this path');
  });

  it.each([new TypeError('secret'), 'secret', undefined])('says nothing of an unexpected %p', (thrown) => {
    const problem = toProblem(thrown);
    expect(problem.code).toBe('INTERNAL_ERROR');
    expect(problem.detail).not.toContain('secret');
  });
});
