import type { FeatureSpec } from '@medcast/feature-pipeline';
import {
  compileRecordParser,
  type FieldDeclaration,
  fromEpochDay,
  type RecordSchema,
  type ValidRecord,
} from '@medcast/record-schema';
import { createDraw, type Draw } from '../background/draw';
import type { FittedModel } from '../background/responder';
import { encodeClassification, encodeRegression } from './encode-network';

const towns = Array.from({ length: 30 }, (_, index) => `town ${index}`);
const missing = 'allow' as const;

const fields: readonly FieldDeclaration[] = [
  { kind: 'integer', name: 'age', label: 'Age', missing: 'refuse', minimum: 0, maximum: 120, example: 40 },
  { kind: 'number', name: 'income', label: 'Income', missing, example: 2.5 },
  { kind: 'boolean', name: 'member', label: 'Member', missing, example: true },
  { kind: 'date', name: 'since', label: 'Since', missing: 'refuse', example: '2020-01-01' },
  {
    kind: 'category',
    name: 'town',
    label: 'Town',
    categories: towns.map((value) => ({ value, label: value })),
    open: true,
    missing,
    example: 'town 1',
  },
  { kind: 'text', name: 'note', label: 'Note', maximumLength: 20, missing, example: 'none' },
];

/** A customer with a field of every kind; the note is not a feature. */
export const customerSchema: RecordSchema = {
  schemaVersion: 1,
  name: 'customer',
  title: 'Customer',
  description: 'Somebody.',
  fields,
  target: { kind: 'number', name: 'cost', label: 'Cost', missing: 'refuse', example: 1 },
};

const scaledAge = { op: 'shift-scale', of: { op: 'field', field: 'age' }, shift: 40, scale: 15 } as const;
const member = { op: 'field', field: 'member', whenMissing: 0.5 } as const;
const days = { op: 'date-part', field: 'since', part: 'days-since-epoch' } as const;

const customerFeatures: FeatureSpec = {
  specVersion: 1,
  columns: [
    { name: 'age', value: scaledAge },
    { name: 'income', value: { op: 'field', field: 'income', whenMissing: 0 } },
    { name: 'income missing', value: { op: 'missing-indicator', field: 'income' } },
    { name: 'member', value: member },
    { name: 'member × age', value: { op: 'product', of: [member, scaledAge] } },
    { name: 'since', value: { op: 'shift-scale', of: days, shift: 18_000, scale: 1_000 } },
    ...towns
      .slice(0, 6)
      .map((town) => ({ name: town, value: { op: 'one-hot', field: 'town', category: town } as const })),
  ],
};

/** A network whose weights are drawn. */
function network(outputs: number) {
  const draw = createDraw(outputs);
  const weights = (count: number) => Array.from({ length: count }, () => draw(-100, 100) / 50);
  const features = customerFeatures.columns.length;
  return { hidden: weights(features * 8), output: weights(8 * outputs), features, units: 8, outputs };
}

/** A model that is not linear, with interactions of every field. */
export const customerRegression: FittedModel = {
  schema: customerSchema,
  features: customerFeatures,
  model: encodeRegression(network(1)),
  task: 'regression',
};

/** The same customers sorted into three kinds. */
export const customerClassification: FittedModel = {
  ...customerRegression,
  schema: {
    ...customerSchema,
    target: {
      kind: 'category',
      name: 'kind',
      label: 'Kind',
      categories: ['a', 'b', 'c'].map((value) => ({ value, label: value })),
      missing: 'refuse',
      example: 'a',
    },
  },
  model: encodeClassification(network(3)),
  task: 'classification',
};

const parser = compileRecordParser(customerSchema);

/** Draws customers: skewed incomes of which a fifth is missing, towns of very different size. */
export function drawCustomers(count: number, seed: number): readonly ValidRecord[] {
  const draw = createDraw(seed);
  return Array.from({ length: count }, () => {
    const parsed = parser.parseJson({
      age: drawAge(draw),
      income: draw(0, 4) === 0 ? null : Math.exp(draw(-200, 200) / 150),
      member: draw(0, 9) === 0 ? null : draw(0, 2) === 0,
      since: fromEpochDay(draw(16_000, 20_000)),
      town: draw(0, 20) === 0 ? null : (towns[Math.floor(draw(0, 100) ** 2 / 340)] ?? 'elsewhere'),
      note: `customer ${draw(0, 1_000_000)}`,
    });
    if (parsed.ok) return parsed.record;
    throw new TypeError(JSON.stringify(parsed.errors));
  });
}

function drawAge(draw: Draw): number {
  return Math.round((draw(18, 80) + draw(18, 80)) / 2);
}
