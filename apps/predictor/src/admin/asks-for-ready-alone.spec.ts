import { asksForReadyAlone } from './asks-for-ready-alone';

describe('asksForReadyAlone', () => {
  it.each<[string | undefined, boolean]>([
    [undefined, false],
    ['', false],
    ['{', false],
    ['null', false],
    ['[]', false],
    ['{}', false],
    ['{"ready": false}', false],
    ['{"ready": "true"}', false],
    ['{"ready": true}', true],
    ['{"repository_name": "", "ready": true}', true],
  ])('says of %p: %p', (text, expected) => {
    expect(asksForReadyAlone(text === undefined ? undefined : Buffer.from(text))).toBe(expected);
  });
});
