import { format } from 'prettier';
import { toPageParts } from './page-parts';
import type { BenchResults } from '../results/results';
import { renderBulk } from './section/bulk-section';
import { renderCapacity } from './section/capacity-section';
import { renderCosts } from './section/costs-section';
import { renderGrowth } from './section/growth-section';
import { renderMachine } from './section/machine-section';
import { renderMethod } from './section/method-section';
import { renderPeers } from './section/peers-section';
import { renderSingle } from './section/single-section';
import { renderTargets } from './section/targets-section';
import { renderPlots } from './plots';

/** The text of each file of the page, by its path below docs/. */
export type PageFiles = Readonly<Record<string, string>>;

/** Renders the page and its plots; the same results give the same bytes. */
export async function renderPage(results: BenchResults): Promise<PageFiles> {
  const parts = toPageParts(results);
  const sections = [
    '# The bench\n\nDrawn by `npm run bench:page` from [bench/results.json](bench/results.json); not edited by hand.\n',
    renderMachine(parts),
    renderTargets(parts),
    renderSingle(parts),
    renderGrowth(parts),
    renderBulk(parts),
    renderPeers(parts),
    renderCosts(parts),
    renderCapacity(parts),
    renderMethod(),
  ];
  const page = await format(sections.join('\n'), { parser: 'markdown', printWidth: 120 });
  return { 'bench.md': page, ...renderPlots(parts) };
}
