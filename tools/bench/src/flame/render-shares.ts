import { groupNotes } from './group-notes';
import { toMarkdownTable } from '../report/to-markdown-table';
import type { TimeShare } from './self-times';

/** Smaller shares are left out of the table of functions. */
const LEAST_SHARE = 0.005;

/** Renders what the time goes to, by group and by function, as the page below the graph. */
export function renderShares(groups: readonly TimeShare[], functions: readonly TimeShare[]): string {
  return `# Where the time of a prediction goes

Drawn by \`npm run bench:flame\`; not edited by hand. [flame.svg](flame.svg) shows the same samples with their callers.

## By group

A sample belongs to the first of socket write, socket read, garbage collection, compiler, onnxruntime and JSON that is anywhere on its
stack; else to the HTTP parser, where it has not called a script; else to the folder or package of the innermost script.

${tableOfGroups(groups)}
## By function, itself alone

${toMarkdownTable(['function', 'share'], functions.filter(isShown).map(cellsOf))}`;
}

function tableOfGroups(groups: readonly TimeShare[]): string {
  const rows = groups.filter(isShown).map((one) => [...cellsOf(one), groupNotes[one.name] ?? '']);
  return toMarkdownTable(['group', 'share', 'what it is'], rows);
}

function isShown({ share }: TimeShare): boolean {
  return share >= LEAST_SHARE;
}

function cellsOf({ name, share }: TimeShare): readonly string[] {
  return [`\`${name.replaceAll('|', '\\|')}\``, `${(share * 100).toFixed(1)} %`];
}
