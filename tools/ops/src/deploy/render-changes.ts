import { renderTextTable } from '../cli/render-text-table';
import type { Change } from './plan-changes';

/** A table of what is created and changed; what stays as it is, is left out. */
export function renderChanges(changes: readonly Change[]): string {
  const rows = changes.filter(({ action }) => action !== 'keep').map(({ action, kind, name }) => [action, kind, name]);
  return rows.length === 0 ? '' : renderTextTable(['action', 'kind', 'name'], rows);
}

/** "create 2, change 1, keep 14 objects" */
export function countChanges(changes: readonly Change[]): string {
  const count = (action: Change['action']) => changes.filter((change) => change.action === action).length;
  const parts = (['create', 'change', 'keep'] as const)
    .map((action) => [action, count(action)] as const)
    .filter(([, number]) => number > 0)
    .map(([action, number]) => `${action} ${number}`);
  return `${parts.join(', ')} object${changes.length === 1 ? '' : 's'}`;
}
