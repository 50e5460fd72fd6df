import { problemBody } from '../testing/answers';
import { describeFailure } from './describe-failure';
import { type FailureCause, RequestFailure } from './request-failure';

describe('describeFailure', () => {
  it.each<[string, FailureCause, string, string]>([
    ['no connection', { kind: 'network' }, 'NETWORK_UNREACHABLE', 'Check your connection, then try again.'],
    [
      'no answer in time',
      { kind: 'timeout', timeoutMs: 15_000 },
      'ANSWER_TIMEOUT',
      'It may be busy. Try again in a moment.',
    ],
    [
      'an answer that cannot be read',
      { kind: 'unreadable', status: 502 },
      'ANSWER_UNREADABLE',
      'Try again. If it stays, reload the page: a newer version may be out.',
    ],
    [
      'a busy server',
      { kind: 'problem', problem: problemBody(), retryAfterSeconds: 5 },
      'OVERLOADED',
      'Try again in about 5 seconds.',
    ],
    [
      'a busy server that does not say for how long',
      { kind: 'problem', problem: problemBody() },
      'OVERLOADED',
      'Wait a moment, then try again.',
    ],
    [
      'a server fault',
      { kind: 'problem', problem: problemBody({ code: 'INTERNAL_ERROR' }) },
      'INTERNAL_ERROR',
      'Try again. If it stays, give the code and the request number to whoever runs this server.',
    ],
    [
      'an unknown model',
      { kind: 'problem', problem: problemBody({ code: 'MODEL_NOT_FOUND' }) },
      'MODEL_NOT_FOUND',
      'Choose one of the models that are served here, from the start page.',
    ],
  ])('says what to do about %s', (_what, failure, code, advice) => {
    expect(describeFailure(new RequestFailure(failure))).toMatchObject({ code, advice });
  });

  it('looks for the failure behind a wrapping error', () => {
    const wrapped = new Error('resource', { cause: new RequestFailure({ kind: 'network' }) });
    expect(describeFailure(wrapped).code).toBe('NETWORK_UNREACHABLE');
  });

  it('does not swallow a fault of the form itself', () => {
    const fault = new TypeError('undefined is not a function');
    expect(() => describeFailure(fault)).toThrow(fault);
  });
});
