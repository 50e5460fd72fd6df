import { z } from 'zod';

/** Longest line, as everywhere in this repository. */
const WIDTH = 120;
const STEP = 2;

type Json = z.core.util.JSONType;

/**
 * Renders JSON as Prettier formats it: what fits is on one line, lists of objects are one object a line.
 *
 * @param document plain data
 */
export function renderJson(document: object): string {
  // What JSON cannot say (undefined, methods) falls away here, as in JSON.stringify.
  const value = z.json().parse(JSON.parse(JSON.stringify(document)));
  return `${renderBroken(value, 0)}\n`;
}

/** Where a value stands. */
interface Place {
  readonly indent: number;
  /** Characters on its line before it. */
  readonly before: number;
  /** Whether no comma follows. */
  readonly isLast: boolean;
}

function render(value: Json, place: Place): string {
  const flat = renderFlat(value);
  const fits = place.before + flat.length + (place.isLast ? 0 : 1) <= WIDTH;
  return fits && !mustBreak(value) ? flat : renderBroken(value, place.indent);
}

function renderFlat(value: Json): string {
  if (!isContainer(value)) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(renderFlat).join(', ')}]`;
  const entries = Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}: ${renderFlat(entry)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function renderBroken(value: Json, indent: number): string {
  if (!isContainer(value)) return JSON.stringify(value);
  const inner = indent + STEP;
  const pad = ' '.repeat(inner);
  if (isList(value)) {
    const lines = value.map(
      (entry, at) => `${pad}${render(entry, { indent: inner, before: inner, isLast: at === value.length - 1 })}`,
    );
    return `[\n${lines.join(',\n')}\n${' '.repeat(indent)}]`;
  }
  const lines = Object.entries(value).map(([key, entry], at, { length }) => {
    const name = `${JSON.stringify(key)}: `;
    return `${pad}${name}${render(entry, { indent: inner, before: inner + name.length, isLast: at === length - 1 })}`;
  });
  return `{\n${lines.join(',\n')}\n${' '.repeat(indent)}}`;
}

/** Lists of several objects, or of several lists, are broken, and so is everything around them. */
function mustBreak(value: Json): boolean {
  if (!isContainer(value)) return false;
  const entries = isList(value) ? value : Object.values(value);
  return (isList(value) && isRows(value)) || entries.some(mustBreak);
}

function isRows(entries: readonly Json[]): boolean {
  const areSizable = entries.length > 1 && entries.every((entry) => sizeOf(entry) > 1);
  return areSizable && entries.every((entry) => Array.isArray(entry) === Array.isArray(entries[0]));
}

function sizeOf(value: Json): number {
  return isContainer(value) ? Object.keys(value).length : 0;
}

function isContainer(value: Json): value is Exclude<Json, string | number | boolean | null> {
  return typeof value === 'object' && value !== null;
}

function isList(value: Json): value is Json[] {
  return Array.isArray(value);
}
