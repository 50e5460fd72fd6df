/** A run of text within a block. */
export interface MarkdownSpan {
  readonly kind: 'text' | 'strong' | 'emphasis' | 'code';
  readonly text: string;
}

const MARKED =
  /\*\*(?<strong>[^*]+)\*\*|`(?<code>[^`]+)`|\*(?<emphasis>[^*\s][^*]*)\*|\[(?<label>[^\]]+)\]\((?<url>[^)\s]+)\)/g;

/** Splits a text into plain, strong, emphasised and code runs; a link becomes its label with the address behind it. */
export function parseInlineMarkdown(text: string): readonly MarkdownSpan[] {
  const spans: MarkdownSpan[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKED)) {
    if (match.index > end) spans.push({ kind: 'text', text: text.slice(end, match.index) });
    spans.push(toSpan(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  if (end < text.length) spans.push({ kind: 'text', text: text.slice(end) });
  return spans;
}

function toSpan({ strong, code, emphasis, label, url }: Readonly<Record<string, string | undefined>>): MarkdownSpan {
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (code !== undefined) return { kind: 'code', text: code };
  if (emphasis !== undefined) return { kind: 'emphasis', text: emphasis };
  return { kind: 'text', text: `${label ?? ''} (${url ?? ''})` };
}
