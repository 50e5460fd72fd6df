/** Names of client-node's models that differ from what goes to the cluster. */
const wireNames: Readonly<Record<string, string>> = {
  _continue: 'continue',
  _default: 'default',
  _enum: 'enum',
  _from: 'from',
  _int: 'int',
};

/** A value as the cluster shall read it: names as on the wire, and nothing that is `undefined`. */
export function toWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries.map(([key, member]) => [wireNames[key] ?? key, toWire(member)]));
}
