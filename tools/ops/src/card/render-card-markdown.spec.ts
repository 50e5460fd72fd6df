import type { CardSource } from './card-source';
import { renderCardMarkdown } from './render-card-markdown';
import { findInventedFigures } from './testing/find-invented-figures';
import { parseSampleTraining } from './testing/sample-training';
import { toCard } from './to-card';

const rent = parseSampleTraining('rent').source;
const iris = parseSampleTraining('iris').source;
const render = (source: CardSource): string => renderCardMarkdown(toCard(source));
/** "1 is perfect, 0 no better", "a bias above 0", "SHA-256", "macro F1". */
const EXPLAINED = ['0', '1', 'SHA-256', 'F1'];

describe('renderCardMarkdown', () => {
  it('begins with what the model is and ends with a newline', () => {
    expect(render(rent)).toMatch(/^# Rent of a flat\n\nModel card of `rent`, version 3: regression\./);
    expect(render(rent)).toMatch(/[^\n]\n$/);
  });

  it('says the limits, word for word, before any figure', () => {
    const markdown = render(rent);
    expect(markdown.indexOf('The flats do not exist.')).toBeGreaterThan(0);
    expect(markdown.indexOf('The flats do not exist.')).toBeLessThan(markdown.indexOf('| expected | R² |'));
  });

  it('has tables of the figures of a regression', () => {
    expect(render(rent)).toContain('| typical | mean absolute error | 52.03 ± 0 EUR | how far off it is on average |');
    expect(render(rent)).toMatch(/\| Quarter: Old town \| 66 \| [\d.]+ ± 0 \|/);
    expect(render(rent)).toContain('| Size | 26 to 140 m² |');
    expect(render(rent)).toContain('| id | a running number |');
    expect(render(rent)).toMatch(/\| parity \| [\d.e-]+ \| 1\.0e-5 \| yes \|/);
  });

  it('has tables of the figures of a classification', () => {
    expect(render(iris)).toContain(
      '| probabilities | accuracy | 96.80 ± 0.69 % | how often the likeliest label is right |',
    );
    expect(render(iris)).toContain('| Species: versicolor | 93.8 ± 1.5 % |');
    expect(render(iris)).toContain('| Lowest probability at which setosa is in the set | 0.6473 |');
    expect(render(iris)).toContain('| Petal width | 0.233 ± 0.016 |');
  });

  it('says what each warning means', () => {
    for (const code of ['OUTSIDE_TRAINED_RANGE', 'CATEGORY_NOT_TRAINED', 'RECORD_UNUSUAL', 'FEW_SIMILAR_RECORDS']) {
      expect(render(rent)).toContain(code);
    }
  });

  it.each([
    ['rent', rent],
    ['iris', iris],
  ])('prints no figure that was not measured of %s', (_name, source) => {
    expect(findInventedFigures(render(source), [source, EXPLAINED])).toEqual([]);
  });

  it('would be caught printing one', () => {
    expect(findInventedFigures(`${render(rent)} 0.91234`, [rent, EXPLAINED])).toEqual(['0.91234']);
  });

  it('says an override before anything else of the model', () => {
    const markdown = render({ ...rent, override: { reason: 'the fair is tomorrow', gates: ['coverage'] } });
    expect(markdown).toContain('Missed: coverage. Reason given: the fair is tomorrow');
    expect(markdown.indexOf('the fair is tomorrow')).toBeLessThan(markdown.indexOf('## Intended use'));
  });

  it('keeps texts from becoming markup', () => {
    const task = { ...rent.task, title: '<img src=x> | *bold*' };
    expect(render({ ...rent, task })).toMatch(/^# \\<img src=x> \\\| \\\*bold\\\*\n/);
  });

  it('leaves out the sections of which there is nothing to say', () => {
    const evaluation = { ...rent.evaluation, metricsByGroup: {} };
    const withoutGroups = render({ ...rent, evaluation, gates: [] });
    expect(withoutGroups).not.toContain('## Figures by group');
    expect(withoutGroups).not.toContain('## Gates');
  });
});
