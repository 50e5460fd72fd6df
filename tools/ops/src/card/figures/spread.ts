/** A figure over the repeats of a cross-validation: its mean and its standard deviation. */
export interface Spread {
  readonly mean: number;
  readonly sd: number;
}
