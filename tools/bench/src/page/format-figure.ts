/** A number with three significant digits or more, thousands set apart: `0.123`, `12.3`, `12,345`; `–` for none. */
export function formatFigure(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return '∞';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return value === 0 ? '0' : value.toPrecision(3).replace(/\.0+$/, '');
}

/** A ratio: `1.13`. */
export function formatRatio(value: number): string {
  if (Number.isNaN(value)) return '–';
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
