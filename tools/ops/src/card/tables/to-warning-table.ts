import type { FigureTable } from './figure-table';

/** The warnings that an answer can carry, and what each means. */
export function toWarningTable(): FigureTable {
  return {
    caption: 'Warnings',
    headings: ['Code', 'What it means'],
    rows: [
      [
        'OUTSIDE_TRAINED_RANGE',
        'a value lies outside the range that the model has seen: the answer is a guess beyond it',
      ],
      ['CATEGORY_NOT_TRAINED', 'a category that the model has not seen: it counts as unknown'],
      [
        'RECORD_UNUSUAL',
        'the record as a whole is unlike those that the model has seen, though each value may be usual',
      ],
      ['FEW_SIMILAR_RECORDS', 'the model has seen few similar records: the answer rests on little'],
    ],
  };
}
