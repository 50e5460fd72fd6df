import { outOfHundred } from '../estimate/quantity-format';
import type { Curve, CurvePoint } from './to-curve';

/** What the drawing of a curve shows, in words. */
export function describeCurve({ field, points, own, quantity, format }: Curve): string {
  const lowest = points.reduce((least, point) => (point.figure < least.figure ? point : least), own);
  const highest = points.reduce((most, point) => (point.figure > most.figure ? point : most), own);
  return (
    `Chart. ${quantity} by ${field.label}: from ${format.plain(lowest.figure)} at ${lowest.label} ` +
    `to ${format.plain(highest.figure)} at ${highest.label}. ` +
    `As entered, at ${own.label}, it is ${format.plain(own.figure)}.`
  );
}

/** One point in words: "$12,300, between $8,000 and $20,000; +$1,200 against what you entered". */
export function describePoint({ figure, interval }: CurvePoint, { own, format }: Curve): string {
  const between =
    interval === undefined ? '' : `, between ${format.plain(interval.lower)} and ${format.plain(interval.upper)}`;
  const change = format.signed(figure - own.figure);
  const compared = change === format.plain(0) ? 'the same as entered' : `${change} against what you entered`;
  return `${format.plain(figure)}${between}; ${compared}`;
}

/** What the band around a curve means; undefined where there is none. */
export function describeBand(level: number | undefined): string | undefined {
  return level === undefined ? undefined : `${outOfHundred(level)} of 100 lie in the band`;
}
