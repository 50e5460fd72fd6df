/** A number with a decimal comma, perhaps with points between thousands: "3,14", "1.234,5". */
const COMMA_NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)?(?:,\d+)?(?:[eE][+-]?\d+)?$/;
const POINT_NUMBER = /^[+-]?\d*\.\d+(?:[eE][+-]?\d+)?$/;

/**
 * Writes a number of a table with decimal commas as one with a decimal point, by exchanging the two signs; any other
 * text stays as it is. What separates thousands there is a comma here, which no reader of numbers takes.
 *
 * @example toPointNotation('3,14') // '3.14'
 * @example toPointNotation('1.234,5') // '1,234.5', refused as a number for its thousands separator
 */
export function toPointNotation(text: string): string {
  const number = text.trim();
  if (!COMMA_NUMBER.test(number) && !POINT_NUMBER.test(number)) return text;
  return number.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ','));
}
