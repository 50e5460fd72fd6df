import { cacheControlFor } from './cache-control-for';
import { isPageOfForm } from './is-page-of-form';

const BROWSER = 'text/html,application/xhtml+xml,*/*;q=0.8';

describe('isPageOfForm', () => {
  it.each([
    ['', undefined, true],
    ['models/insurance', BROWSER, true],
    ['apiary', BROWSER, true],
    ['models/insurance', '*/*', false],
    ['models/insurance', undefined, false],
    ['main.js', BROWSER, false],
    ['api/v1/nothing', BROWSER, false],
    ['v2/models', BROWSER, false],
    ['health', BROWSER, false],
    ['docs/nothing', BROWSER, false],
    ['invocations', BROWSER, false],
  ])('says of %p for %p: %p', (path, accept, expected) => {
    expect(isPageOfForm(path, accept)).toBe(expected);
  });
});

describe('cacheControlFor', () => {
  it.each([
    ['main-5MFKDMR4.js', 'public, max-age=31536000, immutable'],
    ['media/roboto-ABCDEFGH.woff2', 'public, max-age=31536000, immutable'],
    ['index.html', 'no-cache'],
    ['favicon.ico', 'no-cache'],
    ['some-document.pdf', 'no-cache'],
  ])('lets %s be kept: %s', (path, expected) => {
    expect(cacheControlFor(path)).toBe(expected);
  });
});
