import type { CardSource } from './card-source';
import { renderCardMarkdown } from './render-card-markdown';
import { findInventedFigures } from './testing/find-invented-figures';
import { sampleCardSource } from './testing/sample-card-source';
import { toCard } from './to-card';

const render = (source: CardSource): string => renderCardMarkdown(toCard(source));
const markdown = render(sampleCardSource);
/** "1 is perfect, 0 no better", "a bias above 0", "SHA-256". */
const EXPLAINED = ['0', '1', 'SHA-256'];

describe('renderCardMarkdown', () => {
  it('begins with what the model is and ends with a newline', () => {
    expect(markdown).toMatch(/^# Medical insurance charges\n\nModel card of `insurance`, version 3: regression\./);
    expect(markdown).toMatch(/[^\n]\n$/);
  });

  it('says the limits, word for word, before any figure', () => {
    const limits = markdown.indexOf('The table is synthetic: it was simulated, not collected.');
    expect(limits).toBeGreaterThan(0);
    expect(limits).toBeLessThan(markdown.indexOf('0.86927 ± 0.00084'));
  });

  it('has tables of figures', () => {
    expect(markdown).toContain('| typical | mean absolute error | 1,276.4 ± 5.6 USD | how far off it is on average |');
    expect(markdown).toContain('| Smoker: Yes | 95.88 ± 0.36 % |');
    expect(markdown).toContain('| Smoker: Yes | 274 | 1,726 ± 16 | 829 ± 12 | −18 ± 24 |');
    expect(markdown).toContain('| parity | 3.1e-7 | 1.0e-5 | yes |');
    expect(markdown).toContain('| Columns that the model reads | `bmi, smoker=yes, smoker=yes*bmi>30` |');
    expect(markdown).toContain('| Body mass index | 15.96 to 53.13 kg/m² |');
  });

  it('prints no figure that was not measured', () => {
    expect(findInventedFigures(markdown, [sampleCardSource, EXPLAINED])).toEqual([]);
  });

  it('would be caught printing one', () => {
    expect(findInventedFigures(`${markdown} 0.91`, [sampleCardSource, EXPLAINED])).toEqual(['0.91']);
  });

  it('keeps texts from becoming markup', () => {
    const task = { ...sampleCardSource.task, title: '<img src=x> | *bold*' };
    expect(render({ ...sampleCardSource, task })).toMatch(/^# \\<img src=x> \\\| \\\*bold\\\*\n/);
  });

  it('leaves out the sections of which there is nothing to say', () => {
    const { evaluation } = sampleCardSource;
    const withoutGroups = render({ ...sampleCardSource, evaluation: { ...evaluation, metricsByGroup: {} }, gates: [] });
    expect(withoutGroups).not.toContain('## Figures by group');
    expect(withoutGroups).not.toContain('## Gates');
  });
});
