/** How the answer changes on average when one field is set to each of its values and all others stay as they are. */
export type FieldEffect = QuantityEffect | CategoryEffect;

interface EffectBase {
  readonly field: string;
  readonly label: string;
  /** What the answers are: `['expected', 'typical']`, or the labels of the target. */
  readonly answers: readonly string[];
}

/** The effect of a number, over its trained range. */
export interface QuantityEffect extends EffectBase {
  readonly kind: 'quantity';
  /** Empty where the field has none. */
  readonly unit: string;
  readonly points: readonly { readonly value: number; readonly means: readonly number[] }[];
  readonly histogram: { readonly edges: readonly number[]; readonly counts: readonly number[] } | undefined;
}

/** The effect of a category or a boolean. */
export interface CategoryEffect extends EffectBase {
  readonly kind: 'category';
  readonly points: readonly { readonly label: string; readonly means: readonly number[]; readonly rows: number }[];
}
