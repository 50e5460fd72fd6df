/** A server that has too much to do. */
export const overloaded = {
  type: '/errors#overloaded',
  title: 'The server has more work than it can take.',
  status: 503,
  detail: 'expected at most 64 waiting requests, got 65',
  code: 'OVERLOADED',
  errors: [],
  requestId: 'e2e-1',
};

/** A refusal of one field, of a kind that the form itself would not have found. */
export const bmiRefused = {
  type: '/errors#record_invalid',
  title: 'The record has fields that cannot be accepted.',
  status: 400,
  detail: '1 field was refused, see errors',
  code: 'RECORD_INVALID',
  errors: [
    {
      path: '/bmi',
      code: 'FIELD_ABOVE_MAXIMUM',
      message: 'bmi: expected a number from 10 to 25 kg/m², got 27.9',
    },
  ],
  requestId: 'e2e-2',
};
