import { toFieldPointer } from '@medcast/problem';
import { endOfString } from '../json-body/scan-json';

/** An object or a list whose end has not come yet. */
interface Opened {
  readonly pointer: string;
  /** Of an object; a list has none. */
  readonly names: Set<string> | undefined;
  /** Pointer to what is being read. */
  part: string;
  /** Of a list: which item that is. */
  index: number;
}

/**
 * Finds the names that an object within a JSON text, at whatever depth, gives more than once: JSON itself keeps the last
 * in silence.
 *
 * @param text well-formed JSON
 * @returns a JSON Pointer for each
 */
export function duplicatedPointers(text: string): readonly string[] {
  const found = new Set<string>();
  const opened: Opened[] = [];
  let lastString = '';
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    const inner = opened.at(-1);
    if (mark === '"') {
      const end = endOfString(text, at);
      lastString = text.slice(at, end);
      at = end - 1;
    } else if (mark === '{' || mark === '[') opened.push(open(mark, inner?.part ?? ''));
    else if (mark === '}' || mark === ']') opened.pop();
    else if (mark === ',' && inner !== undefined) nextItem(inner);
    else if (mark === ':' && inner !== undefined && !addName(inner, lastString)) found.add(inner.part);
  }
  return [...found];
}

function open(mark: '{' | '[', pointer: string): Opened {
  return mark === '{'
    ? { pointer, names: new Set(), part: pointer, index: 0 }
    : { pointer, names: undefined, part: `${pointer}/0`, index: 0 };
}

function nextItem(inner: Opened): void {
  if (inner.names !== undefined) return;
  inner.index++;
  inner.part = `${inner.pointer}/${inner.index}`;
}

/** `false` for a name that is there already. */
function addName(inner: Opened, quoted: string): boolean {
  const name = String(JSON.parse(quoted));
  inner.part = `${inner.pointer}${toFieldPointer(name)}`;
  if (inner.names?.has(name) === true) return false;
  inner.names?.add(name);
  return true;
}
