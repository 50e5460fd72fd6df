import canonicalize from 'canonicalize';

/**
 * A JSON value as the bytes of a file that never differ for equal values: keys in canonical order (RFC 8785),
 * two spaces of indent, a newline at the end, UTF-8. NaN and infinities are an `Error`: JSON has none.
 */
export function renderStableJson(value: unknown): Uint8Array {
  const ordered: unknown = JSON.parse(canonicalize(value) ?? 'null');
  return new TextEncoder().encode(`${JSON.stringify(ordered, null, 2)}\n`);
}
