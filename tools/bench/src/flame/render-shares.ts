import { toMarkdownTable } from '../report/to-markdown-table';
import type { TimeShare } from './self-times';

/** Smaller shares are left out of the table of functions. */
const LEAST_SHARE = 0.005;

/** Renders what the time goes to, by group and by function, as the page below the graph. */
export function renderShares(groups: readonly TimeShare[], functions: readonly TimeShare[]): string {
  return `# Where the time of a prediction goes

Drawn by \`npm run bench:flame\`; not edited by hand. [flame.svg](flame.svg) shows the same samples with their callers.

## By group

A sample belongs to the first of socket write, socket read, garbage collection, onnxruntime and JSON that is anywhere on its
stack; else to the HTTP parser, where it has not called a script; else to the folder or package of the innermost script.

${tableOf(groups, 'group')}
## By function, itself alone

${tableOf(functions, 'function')}`;
}

function tableOf(shares: readonly TimeShare[], heading: string): string {
  const rows = shares
    .filter(({ share }) => share >= LEAST_SHARE)
    .map(({ name, share }) => [`\`${name.replaceAll('|', '\\|')}\``, `${(share * 100).toFixed(1)} %`]);
  return toMarkdownTable([heading, 'share'], rows);
}
