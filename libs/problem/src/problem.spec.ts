import { Problem } from './problem';
import { isProblemBody, toProblemBody } from './problem-body';
import { problemRegistry } from './problem-registry';

describe('Problem', () => {
  it('carries its code, status, errors and cause', () => {
    const cause = new Error('disk');
    const errors = [{ path: '/bmi', code: 'FIELD_REQUIRED', message: 'bmi: expected a number, got nothing' }] as const;
    const problem = new Problem('RECORD_INVALID', 'expected six fields, got five', { errors, cause });
    expect(problem).toMatchObject({
      name: 'Problem',
      message: 'RECORD_INVALID: expected six fields, got five',
      status: 400,
      errors,
      cause,
    });
  });
});

describe('toProblemBody', () => {
  it('renders RFC 9457 members', () => {
    const body = toProblemBody(new Problem('MODEL_NOT_FOUND', 'expected insurance, got wine'), 'r-1');
    expect(body).toEqual({
      type: '/errors#model_not_found',
      title: 'No model of this name is served here.',
      status: 404,
      detail: 'expected insurance, got wine',
      code: 'MODEL_NOT_FOUND',
      errors: [],
      requestId: 'r-1',
    });
    expect(isProblemBody(JSON.parse(JSON.stringify(body)))).toBe(true);
  });
});

describe('isProblemBody', () => {
  it.each([[null], ['text'], [{}], [{ code: 'NOT_OURS', detail: '', errors: [] }], [{ code: 'RECORD_INVALID' }]])(
    'says no to %j',
    (body) => {
      expect(isProblemBody(body)).toBe(false);
    },
  );
});

describe('problemRegistry', () => {
  it('has upper snake case codes, HTTP error statuses and titles that are sentences', () => {
    for (const [code, { status, title }] of Object.entries(problemRegistry)) {
      expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title).toMatch(/^[A-Z].*\.$/);
    }
  });
});
