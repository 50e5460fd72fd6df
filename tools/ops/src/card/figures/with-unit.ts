/** Puts a unit after a figure; a target without a unit has the empty one. */
export function withUnit(figure: string, unit: string): string {
  return unit === '' ? figure : `${figure} ${unit}`;
}
