import { isPageRoute } from './is-page-route';

describe('isPageRoute', () => {
  it.each([
    ['/docs', true],
    ['/docs/', true],
    ['/docs/*', true],
    ['/errors', true],
    ['/*', true],
    ['/docs-json', false],
    ['/api/v1/predict', false],
    ['/v2', false],
    ['/health/live', false],
    ['', false],
  ])('says of %s: %p', (template, isPage) => {
    expect(isPageRoute(template)).toBe(isPage);
  });
});
