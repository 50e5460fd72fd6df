import type { VertexSettings } from '../settings/settings';

/** Tells whether a path, or its template, is behind the API keys: what is about models, but no probe. */
export function isGuarded(path: string, { predictRoute }: VertexSettings): boolean {
  return (
    isBelow(path, '/api') ||
    isBelow(path, '/v2/models') ||
    isBelow(path, '/invocations') ||
    (predictRoute !== undefined && isBelow(path.replaceAll('::', ':'), predictRoute))
  );
}

function isBelow(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`) || path.startsWith(`${parent}?`);
}
