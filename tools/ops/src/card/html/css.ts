import { Html } from './html';

/** Template tag for the content of a `style` element; it takes no values, for these could end the element. */
export function css(texts: TemplateStringsArray): Html {
  return new Html(texts.join(''));
}
