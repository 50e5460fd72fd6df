import type { FeatureColumn, FeatureExpression } from '@medcast/feature-pipeline';
import type { FieldDeclaration } from '@medcast/record-schema';
import type { ColumnProfile } from '../profile/column-profile';

/** The columns that are made of one field, and which of them each feature set takes. */
export interface FieldColumns {
  readonly columns: readonly FeatureColumn[];
  /** For trees: values as they are. */
  readonly plain: readonly string[];
  /** For linear models: skewed quantities as logarithms. */
  readonly linear: readonly string[];
  /** Ordinal columns that candidates replace by what is typical of the target there. */
  readonly encoded: readonly string[];
}

/** More categories than these become one column of positions. */
const ONE_HOT_AT_MOST = 12;
/** Skewness above which a positive quantity is taken by its logarithm in linear models. */
const SKEWED = 1;
/** Longest name of a feature column. */
const LONGEST_NAME = 200;

/** Makes the feature columns of a field. */
export function toColumns(field: FieldDeclaration, column: ColumnProfile): FieldColumns {
  const made = toValueColumns(field, column);
  if (field.missing === 'refuse') return made;
  const indicator = {
    name: nameOf(field.name, 'missing'),
    value: { op: 'missing-indicator', field: field.name } as const,
  };
  return {
    columns: [...made.columns, indicator],
    plain: [...made.plain, indicator.name],
    linear: [...made.linear, indicator.name],
    encoded: made.encoded,
  };
}

function toValueColumns(field: FieldDeclaration, column: ColumnProfile): FieldColumns {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return toQuantityColumns(field, column);
    case 'boolean':
      return inBoth([{ name: field.name, value: valueOf(field, Number(field.example)) }]);
    case 'category':
      return toCategoryColumns(field);
    case 'date':
      return toDateColumns(field, column);
    case 'text':
      return inBoth([]);
  }
}

function toQuantityColumns(field: FieldDeclaration, { numbers }: ColumnProfile): FieldColumns {
  const value = valueOf(field, numbers.sample.quantile(0.5));
  const plain = { name: field.name, value };
  if (numbers.minimum < 0 || numbers.sample.skewness <= SKEWED || numbers.maximum <= 1) return inBoth([plain]);
  const log = { name: nameOf(field.name, 'log'), value: { op: 'log1p', of: value } as const };
  return { columns: [plain, log], plain: [plain.name], linear: [log.name], encoded: [] };
}

function toCategoryColumns(field: FieldDeclaration & { readonly kind: 'category' }): FieldColumns {
  const values = field.categories.map((category) => category.value);
  if (field.open !== true && values.length <= ONE_HOT_AT_MOST) {
    // The first category is where all others are 0.
    const others = values.length === 1 ? values : values.slice(1);
    return inBoth(
      others.map((category) => ({
        name: nameOf(field.name, `=${category}`),
        value: { op: 'one-hot', field: field.name, category },
      })),
    );
  }
  const ordinal = {
    name: nameOf(field.name, 'position'),
    value: { op: 'ordinal', field: field.name, order: values } as const,
  };
  return { ...inBoth([ordinal]), encoded: [ordinal.name] };
}

const DATE_PARTS = ['year', 'month', 'day-of-week', 'days-since-epoch'] as const;

function toDateColumns(field: FieldDeclaration, { days, latest, earliest }: ColumnProfile): FieldColumns {
  const standIn = new Date(days.quantile(0.5) * 86_400_000);
  const standIns = {
    year: standIn.getUTCFullYear(),
    month: standIn.getUTCMonth() + 1,
    'day-of-week': standIn.getUTCDay() || 7,
    'days-since-epoch': days.quantile(0.5),
  };
  const spansYears =
    new Date(earliest * 86_400_000).getUTCFullYear() !== new Date(latest * 86_400_000).getUTCFullYear();
  const parts = DATE_PARTS.filter((part) => part !== 'year' || spansYears);
  return inBoth(
    parts.map((part) => ({
      name: nameOf(field.name, part),
      value: {
        op: 'date-part',
        field: field.name,
        part,
        ...(field.missing === 'allow' && { whenMissing: standIns[part] }),
      },
    })),
  );
}

function valueOf(field: FieldDeclaration, standIn: number): FeatureExpression {
  return { op: 'field', field: field.name, ...(field.missing === 'allow' && { whenMissing: standIn }) };
}

function inBoth(columns: readonly FeatureColumn[]): FieldColumns {
  const names = columns.map((column) => column.name);
  return { columns, plain: names, linear: names, encoded: [] };
}

/** "city:position", "sex=male"; shortened where that is too long for a column. */
function nameOf(field: string, what: string): string {
  const name = what.startsWith('=') ? `${field}${what}` : `${field}:${what}`;
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}
