import { Problem } from '@medcast/problem';
import type { ColumnProfile } from './profile/column-profile';
import type { TableProfile } from './profile/profile-table';

/** What a column holds, or why nothing can be learned from it. */
export type ColumnUse =
  { readonly kind: 'number' | 'integer' | 'boolean' | 'date' | 'category' } | { readonly ignored: string };

/** Share of the values from which on a column is meant to be of a form, and the rest are slips. */
const MEANT = 0.9;
/** Numbers of which a column has at most so many different ones may be codes among other texts. */
const CODES_AT_MOST = 12;
/** Mean length from which on texts are prose. */
const PROSE_LENGTH = 60;
/** Longest text that may be a category. */
const LONGEST_CATEGORY = 200;
/** Share of different values above which a text says more of the row than of its kind. */
const DIFFERENT_AT_MOST = 0.5;

const IDENTIFIER_NAME = /^(?:id|uuid|guid|index|key|rowid|row|unnamed: \d+)$|[_\s.-](?:id|uuid|guid|key)$/i;
const CAMEL_CASE_IDENTIFIER = /[a-z](?:Id|ID|Uuid|UUID)$/;

/**
 * Says what a column holds, by its values alone.
 *
 * @throws Problem TABLE_ROWS_INVALID naming line and column, where nearly all values are numbers or dates and one is not
 */
export function inferColumn(column: ColumnProfile, place: TableProfile['place']): ColumnUse {
  if (column.present === 0) return { ignored: 'no value in any row' };
  if (column.values.distinct === 1 && column.missing === 0) return { ignored: 'the same value in every row' };
  refuseSlips(column, place);
  if (column.numbers.count === column.present) return inferNumbers(column);
  if (column.asDates.count === column.present) return { kind: 'date' };
  if (column.asBooleans.count === column.present) return { kind: 'boolean' };
  if (column.asOtherDates.count === column.present) {
    return { ignored: 'dates that are not written as YYYY-MM-DD; write them so to use them' };
  }
  return inferTexts(column);
}

function inferNumbers({ name, numbers, values, present }: ColumnProfile): ColumnUse {
  if (numbers.isSequence && values.distinctShare === 1 && present > 2) {
    return { ignored: 'an identifier: whole numbers that count the rows' };
  }
  if (values.distinctShare === 1 && numbers.isIntegral && isIdentifierName(name)) {
    return { ignored: 'an identifier by its name: every value occurs once' };
  }
  return { kind: numbers.isWhole ? 'integer' : 'number' };
}

function isIdentifierName(name: string): boolean {
  return IDENTIFIER_NAME.test(name) || CAMEL_CASE_IDENTIFIER.test(name);
}

function inferTexts({ values, meanLength, longest, present }: ColumnProfile): ColumnUse {
  if (values.distinct === present || (values.isFull && values.distinctShare === 1)) {
    return { ignored: 'an identifier or a name: every value occurs once' };
  }
  if (meanLength > PROSE_LENGTH || longest > LONGEST_CATEGORY) return { ignored: 'free text' };
  if (values.distinctShare > DIFFERENT_AT_MOST) {
    return { ignored: 'an identifier, a name or free text: more than half of the values occur once' };
  }
  return { kind: 'category' };
}

function refuseSlips(column: ColumnProfile, place: TableProfile['place']): void {
  const { name, present, numbers, asNumbers, asDates, asPlainNumbers, values } = column;
  const thousands = asPlainNumbers.firstOther;
  if (thousands !== undefined && numbers.count + countThousands(column) === present) {
    const advice = 'write numbers without thousands separators; where a comma is meant as decimal, give --decimal ,';
    throw slip(
      `${place} ${thousands.line}, ${name}: expected a number, got ${JSON.stringify(thousands.text)}; ${advice}`,
    );
  }
  const meant = [
    { what: 'a number', form: asNumbers, isMeant: values.distinct > CODES_AT_MOST },
    { what: 'a date as YYYY-MM-DD', form: asDates, isMeant: true },
  ];
  for (const { what, form, isMeant } of meant) {
    const { count, firstOther } = form;
    if (!isMeant || firstOther === undefined || count < MEANT * present) continue;
    const advice = `correct it, say with --missing that it stands for a missing value, or leave the column out with --ignore`;
    const got = `${place} ${firstOther.line}, ${name}: expected ${what} as in ${count} other rows, got`;
    throw slip(`${got} ${JSON.stringify(firstOther.text.slice(0, 40))}; ${advice}`);
  }
}

function countThousands({ present, numbers, asPlainNumbers }: ColumnProfile): number {
  return present - numbers.count - asPlainNumbers.count;
}

function slip(detail: string): Problem {
  return new Problem('TABLE_ROWS_INVALID', detail);
}
