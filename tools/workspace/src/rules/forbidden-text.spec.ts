import { findMatches } from './find-matches';
import { forbiddenTexts } from './forbidden-text';
import { readTextFiles } from './workspace-files';

const files = readTextFiles();

/** Lines that each rule must find; put together, so that this file does not break the rules. */
const offenders: Readonly<Record<string, readonly string[]>> = {
  'a test that is skipped or runs alone': ['it' + '.skip("x")', 'describe' + '.only("x")', 'x' + 'it("x")'],
  'a Python test that is skipped whatever happens': ['@pytest' + '.mark.skip(reason="x")'],
  'a note of work left to do': ['// TO' + 'DO later', '# FIX' + 'ME'],
  'an export of everything': ['export' + " * from './x';"],
  'the host of a package registry': ['https://registry.npmjs' + '.org/x', 'see crates' + '.io'],
};

describe.each(forbiddenTexts)('$title', ({ title, pattern, paths }) => {
  it('is found where it is', () => {
    const lines = offenders[title] ?? [];
    expect(lines).not.toEqual([]);
    expect(
      findMatches(
        lines.map((text) => ({ path: 'x', text })),
        pattern,
      ),
    ).toHaveLength(lines.length);
  });

  it('is nowhere in the repository', () => {
    const searched = files.filter(({ path }) => paths.test(path));
    expect(findMatches(searched, pattern)).toEqual([]);
  });
});
