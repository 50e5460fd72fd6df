/** A piece of an HTML page in which every text is escaped. Made by {@link html}. */
export class Html {
  constructor(readonly markup: string) {}
}

/** What may stand in a template: texts and numbers are escaped, pieces are not. */
export type HtmlValue = string | number | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Template tag for HTML and SVG: what is interpolated is text, unless it is a piece made by this tag.
 * Attribute values must stand in quotes.
 *
 * @example
 * html`<b title="${'"a" & b'}">${'1 < 2'}</b>`.markup; // <b title="&quot;a&quot; &amp; b">1 &lt; 2</b>
 */
export function html(texts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(String.raw({ raw: texts }, ...values.map(toMarkup)));
}

function toMarkup(value: HtmlValue): string {
  if (value instanceof Html) return value.markup;
  if (typeof value === 'object') return value.map((piece) => piece.markup).join('\n');
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
