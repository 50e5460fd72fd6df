import { Expose, plainToInstance } from 'class-transformer';
import type {
  BooleanField,
  CategoryField,
  DateField,
  FieldDeclaration,
  IntegerField,
  MissingPolicy,
  NumberField,
  TextField,
} from './field-declaration';
import { type RecordSchema, SCHEMA_VERSION } from './record-schema';
import type { ValidRecord } from './valid-record';

/** A class whose properties are declared with the decorators of this file. */
export type RecordClass<T extends object> = new () => T;

/** Options of a declaration: all but what the property itself says. */
type Options<F extends FieldDeclaration> = Omit<F, 'kind' | 'name' | 'missing' | 'trained'>;

/** A property of type `V`, or `V | null` where missing values are allowed; any other does not compile. */
type FieldDecorator<V> = <K extends string>(prototype: Readonly<Record<K, V>>, property: K) => void;
type ValueOf<V, M extends MissingPolicy> = M extends 'allow' ? V | null : V;
type WithPolicy<M extends MissingPolicy> = { readonly missing?: M };

const declaredFields = new WeakMap<object, FieldDeclaration[]>();
const declaredSchemas = new WeakMap<RecordClass<object>, RecordSchema>();

/** Declares a property that holds a whole number. */
export function IntegerValue<M extends MissingPolicy = 'refuse'>(
  options: Options<IntegerField> & WithPolicy<M>,
): FieldDecorator<ValueOf<number, M>> {
  return declare((name) => ({ kind: 'integer', name, missing: 'refuse', ...options }));
}

/** Declares a property that holds a finite number. */
export function NumberValue<M extends MissingPolicy = 'refuse'>(
  options: Options<NumberField> & WithPolicy<M>,
): FieldDecorator<ValueOf<number, M>> {
  return declare((name) => ({ kind: 'number', name, missing: 'refuse', ...options }));
}

/** Declares a property that holds one of the categories, given as `{ value: label }` in the order of the form. */
export function CategoryValue<const C extends Readonly<Record<string, string>>, M extends MissingPolicy = 'refuse'>(
  options: Omit<Options<CategoryField>, 'categories' | 'example' | 'open'> &
    WithPolicy<M> & { readonly categories: C; readonly example: NoInfer<keyof C & string> },
): FieldDecorator<ValueOf<keyof C & string, M>> {
  const categories = Object.entries(options.categories).map(([value, label]) => ({ value, label }));
  return declare((name) => ({ kind: 'category', name, missing: 'refuse', ...options, categories }));
}

/** Declares a property that holds any text of which some values, given as `{ value: label }`, are known beforehand. */
export function OpenCategoryValue<M extends MissingPolicy = 'refuse'>(
  options: Omit<Options<CategoryField>, 'categories' | 'open'> &
    WithPolicy<M> & { readonly categories: Readonly<Record<string, string>> },
): FieldDecorator<ValueOf<string, M>> {
  const categories = Object.entries(options.categories).map(([value, label]) => ({ value, label }));
  return declare((name) => ({ kind: 'category', name, missing: 'refuse', ...options, categories, open: true }));
}

/** Declares a property that holds a date as text, `YYYY-MM-DD`. */
export function DateValue<M extends MissingPolicy = 'refuse'>(
  options: Options<DateField> & WithPolicy<M>,
): FieldDecorator<ValueOf<string, M>> {
  return declare((name) => ({ kind: 'date', name, missing: 'refuse', ...options }));
}

/** Declares a property that holds true or false. */
export function BooleanValue<M extends MissingPolicy = 'refuse'>(
  options: Options<BooleanField> & WithPolicy<M>,
): FieldDecorator<ValueOf<boolean, M>> {
  return declare((name) => ({ kind: 'boolean', name, missing: 'refuse', ...options }));
}

/** Declares a property that holds free text; no feature is ever made of it. */
export function TextValue<M extends MissingPolicy = 'refuse'>(
  options: Options<TextField> & WithPolicy<M>,
): FieldDecorator<ValueOf<string, M>> {
  return declare((name) => ({ kind: 'text', name, missing: 'refuse', ...options }));
}

/** Declares what kind of record a class is, and what a model predicts of it. */
export function RecordOf(options: Pick<RecordSchema, 'name' | 'title' | 'description' | 'target'>) {
  return <T extends object>(recordClass: RecordClass<T>): void => {
    const fields = declaredFields.get(recordClass.prototype as object) ?? [];
    declaredSchemas.set(recordClass, { schemaVersion: SCHEMA_VERSION, ...options, fields });
  };
}

/** The schema that a class declares; throws a TypeError for a class without `@RecordOf`. */
export function schemaOf<T extends object>(recordClass: RecordClass<T>): RecordSchema {
  const schema = declaredSchemas.get(recordClass);
  if (schema === undefined) throw new TypeError(`expected a class with @RecordOf, got ${recordClass.name}`);
  return schema;
}

/** Makes the typed instance of a record that was checked against the class's own schema. */
export function toInstance<T extends object>(recordClass: RecordClass<T>, record: ValidRecord): T {
  return plainToInstance(recordClass, record, { excludeExtraneousValues: true });
}

function declare(toField: (name: string) => FieldDeclaration) {
  return (prototype: object, property: string): void => {
    Expose()(prototype, property);
    const fields = declaredFields.get(prototype) ?? [];
    declaredFields.set(prototype, [...fields, toField(property)]);
  };
}
