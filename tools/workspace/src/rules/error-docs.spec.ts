import { problemRegistry } from '@medcast/problem';
import { parseSections } from './parse-sections';
import { readWorkspaceFile } from './workspace-files';

const CODE = /^[A-Z][A-Z0-9_]+$/;

describe('docs/errors.md', () => {
  const sections = parseSections(readWorkspaceFile('docs/errors.md').text).filter(({ title }) => CODE.test(title));

  it('has a section for each code of the registry, once, and for nothing else', () => {
    expect(sections.map(({ title }) => title).sort()).toEqual(Object.keys(problemRegistry).sort());
  });

  it('says something of each code', () => {
    expect(sections.filter(({ body }) => body.length === 0)).toEqual([]);
  });
});

describe('parseSections', () => {
  it('gives each section its text', () => {
    const markdown = '# Errors\n\nintro\n\n## A_CODE\n\ntext\n\n### more\n\nx\n\n## B_CODE\n\n# Next\n\nother\n';
    expect(parseSections(markdown)).toEqual([
      { title: 'A_CODE', body: 'text\n\n### more\n\nx' },
      { title: 'B_CODE', body: '' },
    ]);
  });
});
