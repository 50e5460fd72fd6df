/** How far a recomputed number may be off. */
export interface Tolerance {
  /** Share of the expected number. */
  readonly relative: number;
  /** Share of the largest number of the same kind in the record: what rounding leaves of a difference near zero. */
  readonly ofScale: number;
}

/** Two numbers that should be one. */
export interface Comparison {
  readonly expected: number;
  readonly got: number;
  /** Largest magnitude of the same kind in the record. */
  readonly scale: number;
}

/** For features and outputs: 32-bit floats, of which the unit roundoff (2^-24) is 6e-8. */
export const OUTPUT_TOLERANCE: Tolerance = { relative: 1e-5, ofScale: 1.2e-7 };

/** For contributions: sums of many differences of outputs. */
export const CONTRIBUTION_TOLERANCE: Tolerance = { relative: 1e-3, ofScale: 1e-5 };

/** Tells whether a number is the expected one within the tolerance; NaN never is. */
export function isReproduced({ expected, got, scale }: Comparison, { relative, ofScale }: Tolerance): boolean {
  return Math.abs(got - expected) <= relative * Math.abs(expected) + ofScale * scale;
}
