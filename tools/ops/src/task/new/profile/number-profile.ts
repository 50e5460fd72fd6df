import { NumberSample } from './number-sample';

const DECIMAL = /^[+-]?(?:\d+(?:\.(\d*))?|\.(\d+))(?:[eE][+-]?\d+)?$/;
const WHOLE = /^[+-]?\d+$/;
const LEADING_ZERO = /^[+-]?0\d/;

/** What is known of the numbers of a column. */
export class NumberProfile {
  readonly sample = new NumberSample();
  /** Texts that are finite numbers. */
  count = 0;
  minimum = Infinity;
  maximum = -Infinity;
  /** Whether every number is written without decimals. */
  isWhole = true;
  /** Whether every number is whole, however it is written: "3.0". */
  isIntegral = true;
  /** Most decimals that a number is written with; undefined where one has an exponent. */
  decimals: number | undefined = 0;
  private sum = 0;

  /** Takes a text when it is a number: "007" is none (it would lose its zeros), nor is a whole number beyond 2^53. */
  add(text: string): boolean {
    const match = DECIMAL.exec(text);
    if (match === null || LEADING_ZERO.test(text)) return false;
    const value = Number(text);
    const isWhole = WHOLE.test(text);
    if (!Number.isFinite(value) || (isWhole && !Number.isSafeInteger(value))) return false;
    this.count += 1;
    this.sum += value;
    this.minimum = Math.min(this.minimum, value);
    this.maximum = Math.max(this.maximum, value);
    this.isWhole &&= isWhole;
    this.isIntegral &&= Number.isInteger(value);
    this.noteDecimals(text, (match[1] ?? match[2] ?? '').length);
    this.sample.add(value);
    return true;
  }

  /** Whether these can only be the whole numbers from the least to the greatest, each once. */
  get isSequence(): boolean {
    const { count, minimum, maximum } = this;
    return this.isIntegral && maximum - minimum + 1 === count && this.sum === (count * (minimum + maximum)) / 2;
  }

  private noteDecimals(text: string, decimals: number): void {
    if (this.decimals === undefined) return;
    this.decimals = /[eE]/.test(text) ? undefined : Math.max(this.decimals, decimals);
  }
}
