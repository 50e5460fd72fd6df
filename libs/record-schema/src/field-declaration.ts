/**
 * What happens to a record in which the field is absent or null.
 * `refuse`: the record is refused. `allow`: it is accepted with `null`; features may say what stands in.
 */
export type MissingPolicy = 'refuse' | 'allow';

interface FieldCommon {
  /** Key in JSON and column in tables. */
  readonly name: string;
  /** What a person reads: "Body mass index". */
  readonly label: string;
  /** One sentence for the person who fills it in. */
  readonly help?: string;
  readonly missing: MissingPolicy;
}

interface Quantity extends FieldCommon {
  /** Unit in which values are given: "years", "kg/m²", "USD". */
  readonly unit?: string;
  /** Hard lower bound, inclusive: below it a record is refused. */
  readonly minimum?: number;
  /** Hard upper bound, inclusive: above it a record is refused. */
  readonly maximum?: number;
  /** Step of a form's control; never a reason to refuse. */
  readonly step?: number;
  readonly example: number;
  /** Lowest and highest value that the model was trained on: outside, an answer carries a warning. */
  readonly trained?: { readonly minimum: number; readonly maximum: number };
}

/** A whole number. */
export interface IntegerField extends Quantity {
  readonly kind: 'integer';
}

/** A finite number. */
export interface NumberField extends Quantity {
  readonly kind: 'number';
}

/** One of a list of texts, matched to the letter. */
export interface CategoryField extends FieldCommon {
  readonly kind: 'category';
  readonly categories: readonly Category[];
  /** When true, any other text of at most {@link OPEN_CATEGORY_LENGTH} characters is accepted too, with a warning. */
  readonly open?: true;
  readonly example: string;
  /** The categories that the model was trained on: any other carries a warning. */
  readonly trained?: { readonly categories: readonly string[] };
}

/** One value of a {@link CategoryField}. */
export interface Category {
  readonly value: string;
  readonly label: string;
}

/** True or false. */
export interface BooleanField extends FieldCommon {
  readonly kind: 'boolean';
  readonly example: boolean;
}

/** A calendar date without time, as ISO 8601 text: "2024-02-29". */
export interface DateField extends FieldCommon {
  readonly kind: 'date';
  /** Earliest date that is accepted, inclusive, as `YYYY-MM-DD`. */
  readonly minimum?: string;
  /** Latest date that is accepted, inclusive, as `YYYY-MM-DD`. */
  readonly maximum?: string;
  readonly example: string;
  /** Earliest and latest date that the model was trained on: outside, an answer carries a warning. */
  readonly trained?: { readonly minimum: string; readonly maximum: string };
}

/** Free text, carried along (a name, a note, an identifier) and never used as a feature. */
export interface TextField extends FieldCommon {
  readonly kind: 'text';
  /** Longest text that is accepted, in UTF-16 code units. */
  readonly maximumLength: number;
  readonly example: string;
}

/** Longest value of an open category that is accepted, in UTF-16 code units. */
export const OPEN_CATEGORY_LENGTH = 200;

/** The declaration of one field: the one place where a fact about it stands. */
export type FieldDeclaration = IntegerField | NumberField | CategoryField | BooleanField | DateField | TextField;

/** A field whose value is a number. */
export type QuantityField = IntegerField | NumberField;

/** What a field may hold once it has been checked. `null` is a missing value that the policy allows. */
export type FieldValue = number | string | boolean | null;
