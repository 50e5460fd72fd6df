import { Problem } from '@medcast/problem';
import { renderReadyLine } from './render-ready-line';
import { renderStartFailure } from './report-start-failure';

describe('renderStartFailure', () => {
  it('gives each thing that is wrong a line', () => {
    const errors = [
      { path: '/PORT', code: 'SETTINGS_INVALID' as const, message: 'PORT: expected a number' },
      { path: '/HOST', code: 'SETTINGS_INVALID' as const, message: 'HOST: expected a name' },
    ];
    expect(renderStartFailure(new Problem('SETTINGS_INVALID', 'two are wrong', { errors }))).toBe(
      'SETTINGS_INVALID: two are wrong\n  PORT: expected a number\n  HOST: expected a name\n',
    );
  });

  it('says where an unexpected failure came from', () => {
    expect(renderStartFailure(new Error('oops'))).toMatch(
      /^INTERNAL_ERROR: \{"name":"Error","frames":\["at .*report-start-failure/,
    );
  });
});

describe('renderReadyLine', () => {
  const url = 'http://localhost:3000';

  it.each([
    [true, true, 'Medcast is ready. Open http://localhost:3000 for the form, http://localhost:3000/docs for the API.'],
    [
      true,
      false,
      'Medcast is ready. The form is not built (npx nx build web), http://localhost:3000/docs for the API.',
    ],
    [
      false,
      true,
      'Medcast is up at http://localhost:3000, but a model is missing: http://localhost:3000/health/ready says which.',
    ],
  ])('tells a person where to go (ready %p, form %p)', (isReady, hasForm, line) => {
    expect(renderReadyLine({ url, isReady, hasForm }).trim()).toBe(line);
  });
});
