/** A text that no file of some kind may contain. */
export interface ForbiddenText {
  readonly title: string;
  readonly pattern: RegExp;
  /** Files in which it is looked for. */
  readonly paths: RegExp;
}

const SOURCE = /\.([cm]?[jt]s|py|html|scss|css)$/;
const SPEC = /\.spec\.ts$|e2e\/.*\.ts$/;

// Each word is put together, so that this file does not contain what it forbids.
const marker = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);
const registryHosts = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['pypi', 'org'],
  ['files', 'pythonhosted', 'org'],
  ['deb', 'debian', 'org'],
  ['security', 'debian', 'org'],
  ['proxy', 'golang', 'org'],
  ['sum', 'golang', 'org'],
  ['crates', 'io'],
  ['repo', 'maven', 'apache', 'org'],
  ['repo1', 'maven', 'org'],
].map((labels) => labels.join('\\.'));

/** What is looked for in the files of the repository. */
export const forbiddenTexts: readonly ForbiddenText[] = [
  {
    title: 'a test that is skipped or runs alone',
    pattern: /\b(it|test|describe)\.(skip|only|todo|fixme)\b|\b(xit|xdescribe|fit|fdescribe)\(/,
    paths: SPEC,
  },
  { title: 'a Python test that is skipped whatever happens', pattern: /@pytest\.mark\.skip\b/, paths: /\.py$/ },
  { title: 'a note of work left to do', pattern: marker, paths: SOURCE },
  { title: 'an export of everything', pattern: /^\s*export \* /, paths: /\.[cm]?[jt]s$/ },
  { title: 'the host of a package registry', pattern: new RegExp(`\\b(${registryHosts.join('|')})\\b`), paths: /(?:)/ },
];
