import type { ModelCard } from '../model-card';
import type { FigureTable } from './figure-table';

/** The versions of what trained and exported the model. */
export function toToolTable({ toolVersions }: ModelCard): FigureTable {
  return { caption: 'Tools', headings: ['Tool', 'Version'], rows: Object.entries(toolVersions) };
}
