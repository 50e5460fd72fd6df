import { parseOptions } from './options';

describe('parseOptions', () => {
  it('has defaults', () => {
    expect(parseOptions([])).toEqual({ rounds: 5, seconds: 3, connections: [1, 64], out: undefined });
  });

  it('reads every option', () => {
    const words = ['--rounds', '2', '--seconds', '10', '--connections', '1,64,256', '--out', 'results.json'];

    expect(parseOptions(words)).toEqual({ rounds: 2, seconds: 10, connections: [1, 64, 256], out: 'results.json' });
  });

  it.each([['--rounds', '0'], ['--seconds', 'x'], ['--connections', '1,,2'], ['--turns', '3'], ['file']])(
    'refuses %p %p',
    (...words) => {
      expect(() => parseOptions(words)).toThrow();
    },
  );
});
