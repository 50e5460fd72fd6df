import { toMissingPython } from './python-policy';

describe('toMissingPython', () => {
  it.each<[string, NodeJS.ProcessEnv, 0 | 1]>([
    ['goes on where nobody asks for Python', {}, 0],
    ['fails in CI', { CI: 'true' }, 1],
    ['fails where Python is required', { MEDCAST_REQUIRE_PYTHON: '1' }, 1],
    ['goes on where the variables say no', { CI: 'false', MEDCAST_REQUIRE_PYTHON: '0' }, 0],
  ])('%s', (_title, environment, exitCode) => {
    expect(toMissingPython('tests', environment).exitCode).toBe(exitCode);
  });

  it('says in one line what did not run and what to do', () => {
    const { line } = toMissingPython('tests', {});
    expect(line).toMatch(/^!!! training: the Python tests DID NOT RUN: .*Python 3\.11 or later.*install it.*$/);
    expect(line).not.toContain('\n');
  });
});
