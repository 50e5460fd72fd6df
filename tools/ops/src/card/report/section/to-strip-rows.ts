import type { MeanAndDeviation } from '../../../train/evaluation/spread';
import type { FieldFigures } from '../../figures/field-figures';
import type { StripRow } from '../plot/strip-plot';

/** How a figure is put on a strip and into words. */
export type ShowFigure = (figure: MeanAndDeviation) => Pick<StripRow, 'spread' | 'figure'>;

/** One strip for everybody, and one for each category of each field. */
export function toStripRows(
  everybody: MeanAndDeviation,
  byField: readonly FieldFigures<MeanAndDeviation>[],
  show: ShowFigure,
): StripRow[] {
  return [
    { ...show(everybody), label: 'everybody', note: '', highlighted: true },
    ...byField.flatMap(({ label, categories }) =>
      categories.map((category) => ({
        ...show(category.figures),
        label: `${label}: ${category.label}`,
        note: '',
        highlighted: false,
      })),
    ),
  ];
}
