/** One block of a model card. Anything that is not known as a block stays a paragraph, as it was written. */
export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly text: string };

const HEADING = /^(#{1,6})\s+(.+)$/;
const LIST_ITEM = /^\s*(?:[-*+]|\d+\.)\s+(.+)$/;
const TABLE_RULE = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*$/;
const FENCE = /^```/;

/** Reads the part of Markdown that model cards use: headings, paragraphs, flat lists, tables and fenced code. */
export function parseMarkdown(markdown: string): readonly MarkdownBlock[] {
  return toChunks(markdown.split(/\r?\n/)).map(toBlock);
}

/** Groups lines that belong to one block. */
function toChunks(lines: readonly string[]): readonly (readonly string[])[] {
  const chunks: string[][] = [];
  let isOpen = false;
  let isFenced = false;
  for (const line of lines) {
    const last = chunks.at(-1);
    const isFence = FENCE.test(line);
    const continues = isFenced || (isOpen && !isFence && !startsNew(last?.at(-1) ?? '', line));
    if (line.trim() === '' && !isFenced) {
      isOpen = false;
      continue;
    }
    if (continues && last !== undefined) last.push(line);
    else chunks.push([line]);
    if (isFence) isFenced = !isFenced;
    isOpen = !(isFence && !isFenced) && !HEADING.test(line);
  }
  return chunks;
}

/** Whether a line cannot belong to the block that the line before it is of. */
function startsNew(previous: string, line: string): boolean {
  if (HEADING.test(line)) return true;
  return LIST_ITEM.test(line) && !LIST_ITEM.test(previous) && !previous.startsWith('  ');
}

function toBlock(lines: readonly string[]): MarkdownBlock {
  const [first = '', second = ''] = lines;
  const heading = HEADING.exec(first);
  if (heading !== null) return { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' };
  if (FENCE.test(first)) return { kind: 'code', text: lines.slice(1, -1).join('\n') };
  if (LIST_ITEM.test(first)) return { kind: 'list', items: toItems(lines) };
  if (first.includes('|') && TABLE_RULE.test(second)) {
    return { kind: 'table', head: toCells(first), rows: lines.slice(2).map(toCells) };
  }
  return { kind: 'paragraph', text: lines.map((line) => line.trim()).join(' ') };
}

function toItems(lines: readonly string[]): readonly string[] {
  const items: string[] = [];
  for (const line of lines) {
    const item = LIST_ITEM.exec(line)?.[1];
    if (item === undefined) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    else items.push(item);
  }
  return items;
}

function toCells(row: string): readonly string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}
