import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { headingAnchors, type RelativeLink, relativeLinks } from './relative-links';
import { readTextFiles, readWorkspaceFile, workspaceRoot } from './workspace-files';

function isBroken({ path, anchor }: RelativeLink): boolean {
  if (!existsSync(join(workspaceRoot, path))) return true;
  if (anchor === undefined || !path.endsWith('.md')) return false;
  return !headingAnchors(readWorkspaceFile(path).text).includes(anchor);
}

describe('relative links', () => {
  it('all lead to a file and a heading that exist', () => {
    const pages = readTextFiles((path) => path.endsWith('.md') && !path.startsWith('bundles/'));
    expect(pages.flatMap(relativeLinks).filter(isBroken)).toEqual([]);
  });

  it('are read from prose, images and HTML, not from code or to other sites', () => {
    const text =
      '[a](../x.md#here) ![b](pic.png "title") <img src="y/z.svg"> [c](https://a.b) `[d](no)`\n```\n[e](no)\n```\n[f](#top)';
    expect(relativeLinks({ path: 'docs/a/b.md', text })).toEqual([
      { from: 'docs/a/b.md', target: '../x.md#here', path: 'docs/x.md', anchor: 'here' },
      { from: 'docs/a/b.md', target: 'pic.png', path: 'docs/a/pic.png', anchor: undefined },
      { from: 'docs/a/b.md', target: 'y/z.svg', path: 'docs/a/y/z.svg', anchor: undefined },
      { from: 'docs/a/b.md', target: '#top', path: 'docs/a/b.md', anchor: 'top' },
    ]);
  });

  it('name headings as GitHub does', () => {
    expect(headingAnchors('# Try it, now\n## `BUNDLE_NOT_FOUND`\n')).toEqual(['try-it-now', 'bundle_not_found']);
  });
});
