import {
  type BooleanField,
  type CategoryField,
  type DateField,
  type FieldDeclaration,
  fromEpochDay,
  type MissingPolicy,
  type QuantityField,
} from '@medcast/record-schema';
import type { ColumnProfile } from '../profile/column-profile';
import { compareTexts } from '../profile/value-counts';
import { toBounds } from './to-bounds';
import { toLabel } from './to-label';

/** A field of a kind that a column can hold. */
export type FieldKind = Exclude<FieldDeclaration['kind'], 'text'>;

/** More categories than these are an open list. */
const CLOSED_AT_MOST = 50;
/** Values of an open list: the most frequent that occur in at least two rows. */
const LISTED_AT_MOST = 200;
/** Decimals beyond which a form's steps help nobody. */
const DECIMALS_AT_MOST = 6;

/** Declares the field of a column. Its example is what is typical of the column alone: a median or the most frequent. */
export function toField(column: ColumnProfile, kind: FieldKind): FieldDeclaration {
  switch (kind) {
    case 'integer':
    case 'number':
      return toQuantityField(column, kind);
    case 'category':
      return toCategoryField(column);
    case 'boolean':
      return toBooleanField(column);
    case 'date':
      return toDateField(column);
  }
}

interface Common {
  readonly name: string;
  readonly missing: MissingPolicy;
  readonly label: string;
}

function commonOf({ name, missing }: ColumnProfile): Common {
  return { name, missing: missing > 0 ? 'allow' : 'refuse', label: toLabel(name) };
}

function toQuantityField(column: ColumnProfile, kind: QuantityField['kind']): QuantityField {
  const { numbers } = column;
  const decimals = kind === 'integer' ? 0 : numbers.decimals;
  const hasStep = decimals !== undefined && decimals <= DECIMALS_AT_MOST;
  const median = numbers.sample.quantile(0.5);
  return {
    kind,
    ...commonOf(column),
    ...toBounds(numbers),
    ...(hasStep && { step: Number((10 ** -decimals).toFixed(decimals)) }),
    example: hasStep ? Number(median.toFixed(decimals)) : Number(median.toPrecision(6)),
  };
}

function toCategoryField(column: ColumnProfile): CategoryField {
  const frequent = column.values.byFrequency();
  const isOpen = frequent.length > CLOSED_AT_MOST;
  const listed = isOpen ? frequent.filter(([, count]) => count > 1).slice(0, LISTED_AT_MOST) : frequent;
  const values = listed.map(([value]) => value);
  if (!isOpen) values.sort(compareTexts);
  return {
    kind: 'category',
    ...commonOf(column),
    categories: values.map((value) => ({ value, label: value })),
    ...(isOpen && { open: true }),
    example: frequent[0]?.[0] ?? '',
  };
}

function toBooleanField(column: ColumnProfile): BooleanField {
  const mostFrequent = column.values.byFrequency()[0]?.[0] ?? 'false';
  return { kind: 'boolean', ...commonOf(column), example: mostFrequent.toLowerCase() === 'true' };
}

/** Years between which dates are kept from leaving the calendar of four digits. */
const CALENDAR = { first: -719_162, last: 2_932_896 };

function toDateField(column: ColumnProfile): DateField {
  const { earliest, latest, days } = column;
  const margin = Math.max(latest - earliest, 365);
  return {
    kind: 'date',
    ...commonOf(column),
    minimum: fromEpochDay(Math.max(earliest - margin, CALENDAR.first)),
    maximum: fromEpochDay(Math.min(latest + margin, CALENDAR.last)),
    example: fromEpochDay(days.quantile(0.5)),
  };
}
