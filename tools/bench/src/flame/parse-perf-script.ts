import type { Frame, Stack } from './stack';

/** An address, a name with its offset, and in brackets what it belongs to: `55d0 uv_run+0x1a (/usr/bin/node)`. */
const FRAME = /^\s+[0-9a-f]+ (.*) \((.*)\)$/;
/** `perf` names what Node writes to its map `JS:*predict file:///main.js:10:5`, with a mark of how it is compiled. */
const SCRIPT = /^JS:[~^*+']?(?<name>\S*) (?<at>.+)$/;

/**
 * Reads what `perf script` prints of recorded stacks.
 *
 * @returns one stack for each different one, with how often it was seen
 */
export function parsePerfScript(text: string): readonly Stack[] {
  const counts = new Map<string, { readonly frames: readonly Frame[]; samples: number }>();
  for (const block of text.split(/\n\s*\n/)) {
    const frames = block
      .split('\n')
      .flatMap((line) => parseFrame(line))
      .reverse();
    if (frames.length === 0) continue;
    const key = frames.map(({ name, of }) => `${name} ${of}`).join('\n');
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { frames, samples: 1 });
    else known.samples++;
  }
  return [...counts.values()];
}

function parseFrame(line: string): readonly Frame[] {
  const [, symbol, of] = FRAME.exec(line) ?? [];
  if (symbol === undefined || of === undefined) return [];
  const plain = symbol.replace(/\+0x[0-9a-f]+$/, '');
  const script = SCRIPT.exec(plain)?.groups;
  if (script !== undefined) return [{ name: script['name'] || '(anonymous)', of: script['at'] ?? '' }];
  return [{ name: plain, of: libraryOf(of) }];
}

function libraryOf(of: string): string {
  if (of.startsWith('[kernel') || of.startsWith('[guest')) return 'kernel';
  return of.slice(of.lastIndexOf('/') + 1);
}
