import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { patientSchema } from '@medcast/patient-schema';
import { toTrainedSchema } from '../../src/train/trained-schema';
import { sampleRecords } from '../../src/train/synthetic/sample-records';
import { patient } from '../../src/testing/patients';

const workspaceRoot = join(import.meta.dirname, '../../../..');
const realTable = process.env['MEDCAST_INSURANCE_CSV'] ?? join(workspaceRoot, '../shared/data/insurance.csv');

/** The insurance table where this machine has it, else a synthetic one of the same structure. */
export function loadTrainingTable(): Buffer {
  return existsSync(realTable) ? readFileSync(realTable) : Buffer.from(renderSyntheticTable());
}

/** A formula of the fields for ten people in eleven, and a surcharge for the eleventh. */
function renderSyntheticTable(): string {
  const ends = [patient({ age: 18, bmi: 16, children: 0 }), patient({ age: 64, bmi: 53, children: 5 })];
  const schema = toTrainedSchema(patientSchema, ends);
  const names = schema.fields.map((field) => field.name);
  const lines = sampleRecords(schema, { count: 1320, range: 'trained', seed: 1 }).map((record, row) => {
    const base = 3 * Number(record['age']) ** 2 + 500 * Number(record['children']) + 1000;
    const smoking = record['smoker'] === 'yes' ? 1450 * Number(record['bmi']) - 20_000 : 0;
    const surcharge = row % 11 === 0 ? 4000 + 10 * row : 0;
    return [...names.map((name) => record[name]), base + Math.max(smoking, 0) + surcharge].join(',');
  });
  return [[...names, 'charges'].join(','), ...lines, ''].join('\n');
}
