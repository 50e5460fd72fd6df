/** A straight line through points, and how far they lie from it. */
export interface LineFit {
  readonly intercept: number;
  readonly slope: number;
  /** In the unit of y, one for each point, in their order: what was found less what the line says. */
  readonly residuals: readonly number[];
  /** Share of the variance that the line explains; NaN where there is none to explain. */
  readonly r2: number;
}

/** A point to fit to. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Fits a line by least squares.
 *
 * @throws RangeError where all x are the same, through which no one line goes
 */
export function fitLine(points: readonly Point[]): LineFit {
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const spread = sum(points.map(({ x }) => (x - meanX) ** 2));
  if (!(spread > 0)) throw new RangeError(`expected points at two rates or more, got ${points.length} at one`);
  const slope = sum(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / spread;
  const intercept = meanY - slope * meanX;
  const residuals = points.map(({ x, y }) => y - (intercept + slope * x));
  const variance = sum(points.map(({ y }) => (y - meanY) ** 2));
  return { intercept, slope, residuals, r2: 1 - sum(residuals.map((one) => one ** 2)) / variance };
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
