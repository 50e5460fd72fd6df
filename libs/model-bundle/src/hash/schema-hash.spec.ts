import { sampleFeatures, sampleSchema } from '../testing/sample-draft';
import { canonicalHash } from './canonical-hash';
import { featureHashOf } from './feature-hash';
import { schemaHashOf } from './schema-hash';
import { sha256 } from './sha256';

describe('schemaHashOf', () => {
  it('stays the same when the data has another range', () => {
    const fields = sampleSchema.fields.map((field) => ({ ...field, trained: undefined }));

    expect(schemaHashOf(JSON.parse(JSON.stringify({ ...sampleSchema, fields })))).toBe(schemaHashOf(sampleSchema));
  });

  it('changes with the declaration', () => {
    expect(schemaHashOf({ ...sampleSchema, title: 'Person' })).not.toBe(schemaHashOf(sampleSchema));
  });
});

describe('featureHashOf', () => {
  it('is the hash of the canonical JSON', () => {
    const canonical = '{"columns":[{"name":"age","value":{"field":"age","op":"field"}}],"specVersion":1}';

    expect(featureHashOf(sampleFeatures)).toBe(sha256(canonical));
  });
});

describe('canonicalHash', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalHash({ b: [1, { d: 2, c: 3 }], a: 1e21 })).toBe(canonicalHash({ a: 1e21, b: [1, { c: 3, d: 2 }] }));
  });
});
