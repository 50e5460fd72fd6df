import { toEpochDay } from '@medcast/record-schema';
import { ContentHash } from './content-hash';
import { NumberProfile } from './number-profile';
import { NumberSample } from './number-sample';
import { FormCount } from './odd-one';
import { ValueCounts } from './value-counts';

const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const OTHER_DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[T ].*)?$/;
const THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const BOOLEAN = /^(?:true|false)$/i;

/** What is known of one column of a table after its rows have gone by, in bounded memory. */
export class ColumnProfile {
  /** Cells with a value. */
  present = 0;
  missing = 0;
  /** Line of the first missing value. */
  firstMissing: number | undefined;
  readonly values = new ValueCounts();
  readonly numbers = new NumberProfile();
  /** Days since 1970-01-01 of the dates. */
  readonly days = new NumberSample();
  readonly hash = new ContentHash();
  readonly asNumbers = new FormCount();
  readonly asDates = new FormCount();
  readonly asBooleans = new FormCount();
  readonly asOtherDates = new FormCount();
  readonly asPlainNumbers = new FormCount();
  earliest = Infinity;
  latest = -Infinity;
  longest = 0;
  private characters = 0;

  /**
   * @param name of the column
   * @param position of the column, from 0
   */
  constructor(
    readonly name: string,
    readonly position: number,
  ) {}

  add(cell: string | undefined, line: number): void {
    this.hash.add(cell);
    if (cell === undefined) {
      this.missing += 1;
      this.firstMissing ??= line;
      return;
    }
    const text = cell.trim();
    this.present += 1;
    this.values.add(text);
    this.longest = Math.max(this.longest, text.length);
    this.characters += text.length;
    const isNumber = this.numbers.add(text);
    this.asNumbers.add(isNumber, text, line);
    if (!isNumber) this.addText(text, line);
  }

  /** Mean length of the texts. */
  get meanLength(): number {
    return this.present === 0 ? 0 : this.characters / this.present;
  }

  private addText(text: string, line: number): void {
    const day = toEpochDay(TIMESTAMP.exec(text)?.[1] ?? '');
    this.asDates.add(day !== undefined, text, line);
    this.asOtherDates.add(OTHER_DATE.test(text), text, line);
    this.asBooleans.add(BOOLEAN.test(text), text, line);
    this.asPlainNumbers.add(!THOUSANDS.test(text), text, line);
    if (day === undefined) return;
    this.days.add(day);
    this.earliest = Math.min(this.earliest, day);
    this.latest = Math.max(this.latest, day);
  }
}
