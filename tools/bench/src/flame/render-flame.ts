import type { FlameNode } from './to-tree';

const WIDTH = 1200;
const ROW = 17;
const LETTER = 6.6;
/** Slices narrower than this, in pixels, are left out. */
const NARROWEST = 1;

/** Which colour a slice has, by what it belongs to. */
const COLOURS: readonly (readonly [RegExp, string])[] = [
  [/^kernel$/, '#94a3b8'],
  [/onnxruntime/, '#a78bfa'],
  [/^(apps|libs)\//, '#fb923c'],
  [/node_modules\//, '#facc15'],
  [/^node:/, '#86efac'],
];
const OTHER = '#7dd3fc';

interface Slice {
  readonly node: FlameNode;
  readonly x: number;
  readonly depth: number;
}

/** Draws a flame graph as the text of an SVG file: callers below, callees above, width by samples. */
export function renderFlame(root: FlameNode, title: string): string {
  const slices = slicesOf({ node: root, x: 0, depth: 0 }, WIDTH / root.samples);
  const depth = Math.max(...slices.map((slice) => slice.depth));
  const height = (depth + 3) * ROW;
  const parts = slices.map((slice) => renderSlice(slice, { scale: WIDTH / root.samples, height, all: root.samples }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="ui-monospace, monospace" font-size="11" style="background: white">`,
    `<title>${escapeXml(title)}</title>`,
    `<text x="4" y="14" font-weight="bold">${escapeXml(title)}</text>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function slicesOf(slice: Slice, scale: number): readonly Slice[] {
  if (slice.node.samples * scale < NARROWEST) return [];
  let { x } = slice;
  const inner = slice.node.children.flatMap((node) => {
    const own = slicesOf({ node, x, depth: slice.depth + 1 }, scale);
    x += node.samples * scale;
    return own;
  });
  return [slice, ...inner];
}

interface Canvas {
  readonly scale: number;
  readonly height: number;
  readonly all: number;
}

function renderSlice({ node, x, depth }: Slice, { scale, height, all }: Canvas): string {
  const { name, of } = node.frame;
  const width = node.samples * scale;
  const y = height - (depth + 1) * ROW;
  const share = `${((node.samples / all) * 100).toFixed(1)} %`;
  const letters = Math.floor((width - 4) / LETTER);
  const label = name.length <= letters ? name : `${name.slice(0, Math.max(0, letters - 1))}…`;
  const text = letters < 3 ? '' : `<text x="${(x + 2).toFixed(1)}" y="${y + 12}">${escapeXml(label)}</text>`;
  const box = `x="${x.toFixed(1)}" y="${y}" width="${Math.max(0, width - 0.5).toFixed(1)}" height="${ROW - 1}"`;
  const tip = escapeXml(`${name} ${of}: ${share}`);
  return `<g><title>${tip}</title><rect ${box} fill="${colourOf(of)}"/>${text}</g>`;
}

function colourOf(of: string): string {
  return COLOURS.find(([pattern]) => pattern.test(of))?.[1] ?? OTHER;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
