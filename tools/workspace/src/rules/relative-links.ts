import { posix } from 'node:path';
import type { WorkspaceFile } from './workspace-files';

/** A link from one file to another of the repository. */
export interface RelativeLink {
  readonly from: string;
  /** As it is written: `../README.md#try-it`. */
  readonly target: string;
  /** Path of the file, relative to the repository. */
  readonly path: string;
  /** Part after the `#`, where there is one. */
  readonly anchor: string | undefined;
}

/** The links of a Markdown file that lead to files of the repository; those in code and to other sites are left out. */
export function relativeLinks({ path, text }: WorkspaceFile): RelativeLink[] {
  const prose = text.replaceAll(/^```[^]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|(?:src|href)="([^"]+)"/g)]
    .map(([, markdown, html]) => markdown ?? html ?? '')
    .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target))
    .map((target) => {
      const [file = '', anchor] = target.split('#', 2);
      const linked = file === '' ? path : posix.join(posix.dirname(path), decodeURI(file));
      return { from: path, target, path: linked.replace(/\/$/, ''), anchor };
    });
}

/** The anchors of a Markdown file's headings, as GitHub makes them. */
export function headingAnchors(text: string): string[] {
  return [...text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}
