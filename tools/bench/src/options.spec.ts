import { parseOptions } from './options';

const absent = { only: undefined, out: undefined, corePrice: undefined };

describe('parseOptions', () => {
  it('has defaults', () => {
    const connections = [1, 64, 256];
    expect(parseOptions([])).toEqual({ full: false, rounds: 3, seconds: 2, connections, ...absent });
    expect(parseOptions(['--full'])).toEqual({ full: true, rounds: 4, seconds: 3, connections, ...absent });
  });

  it('reads every option', () => {
    const counts = ['--rounds', '2', '--seconds', '10', '--connections', '1,64'];
    const rest = ['--full', '--only', 'single,peers', '--out', 'results.json', '--core-price', '0.05'];

    expect(parseOptions([...counts, ...rest])).toEqual({
      full: true,
      rounds: 2,
      seconds: 10,
      connections: [1, 64],
      only: ['single', 'peers'],
      out: 'results.json',
      corePrice: 0.05,
    });
  });

  it.each([
    ['--rounds', '0'],
    ['--seconds', 'x'],
    ['--connections', '1,,2'],
    ['--core-price', '-1'],
    ['--turns', '3'],
    ['file'],
  ])('refuses %p %p', (...words) => {
    expect(() => parseOptions(words)).toThrow();
  });
});
