import { describeReadiness } from './describe-readiness';

describe('describeReadiness', () => {
  it('says which model is down and why', () => {
    const body = {
      status: 'error',
      error: {
        models: {
          status: 'down',
          models: [{ name: 'insurance', state: 'failed', code: 'BUNDLE_CORRUPT', detail: 'a hash' }],
        },
        drain: { status: 'down', message: 'draining before it stops' },
      },
    };
    expect(describeReadiness(JSON.stringify(body))).toBe('insurance: BUNDLE_CORRUPT: a hash; draining before it stops');
  });

  it.each([
    ['', undefined],
    ['starting', 'starting'],
    ['{"ready":false}', '{"ready":false}'],
    ['x'.repeat(400), `${'x'.repeat(300)}…`],
  ])('tells %j as %j', (text, sentence) => {
    expect(describeReadiness(text)).toBe(sentence);
  });
});
