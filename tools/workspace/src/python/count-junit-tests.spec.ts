import { countJunitTests } from './count-junit-tests';

describe('countJunitTests', () => {
  it('counts what passed and what did not', () => {
    const report =
      '<?xml version="1.0"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="2" skipped="3" ' +
      'tests="20" time="1.5"><testcase name="a" tests="9"/></testsuite></testsuites>';
    expect(countJunitTests(report)).toEqual({ passed: 14, failed: 3 });
  });

  it('adds up several suites', () => {
    const suite = '<testsuite name="x" errors="0" failures="0" skipped="0" tests="2"/>';
    expect(countJunitTests(`<testsuites>${suite}${suite}</testsuites>`)).toEqual({ passed: 4, failed: 0 });
  });

  it.each(['', '<testsuites/>', 'no xml'])('counts nothing in %j', (report) => {
    expect(countJunitTests(report)).toEqual({ passed: 0, failed: 0 });
  });
});
