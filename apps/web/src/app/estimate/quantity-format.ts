const LOCALE = 'en-US';
/** As wide as a plus, unlike the hyphen that Intl writes. */
const MINUS = '\u2212';

/** How the quantities of one answer are written, all with the same number of decimals. */
export interface QuantityFormat {
  /** "$13,270", "27.9 kg/m²". */
  readonly plain: (value: number) => string;
  /** The same with its sign: "+$8,120". */
  readonly signed: (value: number) => string;
  /** As short as fits under an axis: "$20K". */
  readonly tick: (value: number) => string;
}

/**
 * A format for quantities of a unit; three-letter units that are currencies are written as money.
 *
 * @param unit unit of the target, "" where it has none
 * @param scale largest magnitude to be written: it decides on the decimals
 */
export function createQuantityFormat(unit: string, scale: number): QuantityFormat {
  const isMoney = isCurrency(unit);
  const digits = isMoney ? moneyDigits(scale) : decimalsFor(scale);
  const style: Intl.NumberFormatOptions = isMoney ? { style: 'currency', currency: unit } : {};
  const fixed = { ...style, minimumFractionDigits: digits, maximumFractionDigits: digits };
  const suffix = isMoney || unit === '' ? '' : `\u00a0${unit}`;
  const compact = { ...style, notation: 'compact', minimumFractionDigits: 0, maximumSignificantDigits: 3 } as const;
  return {
    plain: toWriter(fixed, suffix),
    signed: toWriter({ ...fixed, signDisplay: 'exceptZero' }, suffix),
    tick: toWriter(compact, ''),
  };
}

/** A format for probabilities: "97.3%". */
export function createShareFormat(): QuantityFormat {
  const percent = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  return {
    plain: toWriter(percent, ''),
    signed: toWriter({ ...percent, signDisplay: 'exceptZero' }, ''),
    tick: toWriter({ style: 'percent' }, ''),
  };
}

/** A level of confidence as people out of a hundred: 0.95 → "95", 0.975 → "97.5". */
export function outOfHundred(level: number): string {
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }).format(level * 100);
}

function toWriter(options: Intl.NumberFormatOptions, suffix: string): (value: number) => string {
  const numberFormat = new Intl.NumberFormat(LOCALE, options);
  return (value) => numberFormat.format(value).replace('-', MINUS) + suffix;
}

function isCurrency(unit: string): boolean {
  return Intl.supportedValuesOf('currency').includes(unit);
}

/** Cents say nothing about thousands. */
function moneyDigits(scale: number): number {
  return Math.abs(scale) >= 1000 ? 0 : 2;
}

/** Three significant digits at the scale. */
function decimalsFor(scale: number): number {
  if (scale === 0) return 0;
  return Math.min(10, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(scale)))));
}
