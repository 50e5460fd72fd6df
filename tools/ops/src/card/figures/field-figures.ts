/** Figures of one category field, one entry for each category that occurs in the table. */
export interface FieldFigures<Figures> {
  readonly field: string;
  /** "Smoker". */
  readonly label: string;
  readonly categories: readonly CategoryFigures<Figures>[];
}

/** Figures of the rows of one category. */
export interface CategoryFigures<Figures> {
  readonly value: string;
  /** "Yes". */
  readonly label: string;
  readonly figures: Figures;
}
