/** Tells whether a JSON value nests more than `limit` objects and lists; looks no deeper than that. */
export function nestsDeeperThan(limit: number, json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  if (limit === 0) return true;
  return Object.values(json).some((member) => nestsDeeperThan(limit - 1, member));
}
