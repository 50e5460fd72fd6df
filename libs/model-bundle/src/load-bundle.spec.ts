import { featureHashOf, loadBundle, publishBundle, renderStableJson, schemaHashOf, sha256 } from './index';
import { type BundleFile, MANIFEST_FILE, BUNDLE_FILES } from './bundle-files';
import fc from 'fast-check';
import { createMemoryRepository, type MemoryRepository } from './testing/memory-repository';
import { problemOf } from './testing/problem-of';
import {
  encodeOnnxModel,
  sampleDraft,
  sampleFeatures,
  sampleGolden,
  sampleModel,
  sampleReference,
  sampleSchema,
} from './testing/sample-draft';

const reference = { model: 'insurance', version: 1 };

async function publishedRepository(): Promise<MemoryRepository> {
  const repository = createMemoryRepository();
  await publishBundle(repository, sampleDraft());
  return repository;
}

function readManifest(repository: MemoryRepository): Record<string, unknown> {
  return JSON.parse(Buffer.from(repository.files.get('insurance/1/bundle.json') ?? []).toString());
}

function writeManifest(repository: MemoryRepository, changes: Record<string, unknown>): void {
  repository.files.set('insurance/1/bundle.json', renderStableJson({ ...readManifest(repository), ...changes }));
}

/** Replaces a file and makes the manifest agree with it, as somebody who knows the format could. */
function forge(repository: MemoryRepository, file: BundleFile, content: unknown): void {
  const bytes = content instanceof Uint8Array ? content : renderStableJson(content);
  repository.files.set(`insurance/1/${file}`, bytes);
  const files = {
    ...(readManifest(repository)['files'] as object),
    [file]: { sha256: sha256(bytes), bytes: bytes.length },
  };
  writeManifest(repository, { files });
}

describe('loadBundle', () => {
  it('gives back what was published', async () => {
    const bundle = await loadBundle(await publishedRepository(), reference);

    expect(bundle).toEqual({
      manifest: {
        ...sampleDraft().manifest,
        formatVersion: 1,
        version: 1,
        files: expect.objectContaining({ 'card.md': { sha256: sha256('# Insurance\n'), bytes: 12 } }),
        schemaHash: schemaHashOf(sampleSchema),
        featureHash: featureHashOf(sampleFeatures),
        provenanceHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      schema: sampleSchema,
      features: sampleFeatures,
      model: sampleModel,
      reference: sampleReference,
      golden: sampleGolden,
      card: { markdown: '# Insurance\n', card: { name: 'insurance' } },
    });
  });

  it.each<[string, (repository: MemoryRepository) => void, string, string]>([
    ['no such version', (r) => r.files.clear(), 'BUNDLE_NOT_FOUND', 'with the versions none'],
    ['no manifest', (r) => r.files.delete('insurance/1/bundle.json'), 'BUNDLE_NOT_FOUND', 'an unfinished one'],
    [
      'a manifest that is not JSON',
      (r) => r.files.set('insurance/1/bundle.json', Buffer.from('{')),
      'BUNDLE_MANIFEST_INVALID',
      'expected JSON',
    ],
    [
      'a manifest that is a list',
      (r) => r.files.set('insurance/1/bundle.json', Buffer.from('[]')),
      'BUNDLE_MANIFEST_INVALID',
      'expected object',
    ],
    [
      'a manifest of a later format',
      (r) => writeManifest(r, { formatVersion: 2 }),
      'BUNDLE_FORMAT_UNSUPPORTED',
      'got 2',
    ],
    [
      'a manifest without format',
      (r) => writeManifest(r, { formatVersion: undefined }),
      'BUNDLE_MANIFEST_INVALID',
      '/formatVersion',
    ],
    ['an unknown key', (r) => writeManifest(r, { pickle: 'model.pkl' }), 'BUNDLE_MANIFEST_INVALID', 'pickle'],
    ['another model', (r) => writeManifest(r, { model: 'iris' }), 'BUNDLE_MANIFEST_INVALID', 'got that of iris/1'],
    ['another version', (r) => writeManifest(r, { version: 2 }), 'BUNDLE_MANIFEST_INVALID', 'got that of insurance/2'],
    [
      'a path that climbs',
      (r) => writeManifest(r, { files: { '../../etc/passwd': {} } }),
      'BUNDLE_MANIFEST_INVALID',
      'etc/passwd',
    ],
    [
      'other statements',
      (r) => writeManifest(r, { interval: { level: 0.99, method: 'cross-conformal' } }),
      'BUNDLE_HASH_MISMATCH',
      'changed after it was packed',
    ],
    [
      'another schemaHash',
      (r) => writeManifest(r, { schemaHash: 'b'.repeat(64) }),
      'BUNDLE_HASH_MISMATCH',
      'expected schemaHash bbb',
    ],
    [
      'another featureHash',
      (r) => writeManifest(r, { featureHash: 'b'.repeat(64) }),
      'BUNDLE_HASH_MISMATCH',
      'expected featureHash bbb',
    ],
    ['a file too few', (r) => r.files.delete('insurance/1/card.md'), 'BUNDLE_FILE_MISSING', 'expected card.md'],
    [
      'a file too many',
      (r) => r.files.set('insurance/1/model.pkl', new Uint8Array()),
      'BUNDLE_FILE_UNKNOWN',
      'got also model.pkl',
    ],
    [
      'a longer file',
      (r) => r.files.set('insurance/1/card.md', Buffer.from('# Insurance!\n')),
      'BUNDLE_HASH_MISMATCH',
      'card.md: expected 12 bytes, got 13',
    ],
    [
      'a changed file',
      (r) => r.files.set('insurance/1/card.md', Buffer.from('# Insurancf\n')),
      'BUNDLE_HASH_MISMATCH',
      'card.md: expected the sha256',
    ],
    [
      'a schema of another version',
      (r) => forge(r, 'schema.json', { ...sampleSchema, schemaVersion: 2 }),
      'BUNDLE_SCHEMA_UNREADABLE',
      'schemaVersion',
    ],
    [
      'a schema that is not JSON',
      (r) => forge(r, 'schema.json', Buffer.from('no')),
      'BUNDLE_SCHEMA_UNREADABLE',
      'expected JSON',
    ],
    [
      'a target of the other task',
      (r) =>
        forge(r, 'schema.json', {
          ...sampleSchema,
          target: {
            kind: 'category',
            name: 'kind',
            label: 'Kind',
            missing: 'refuse',
            example: 'a',
            categories: [{ value: 'a', label: 'A' }],
          },
        }),
      'BUNDLE_SCHEMA_UNREADABLE',
      'as target of a regression',
    ],
    [
      'features of no field',
      (r) =>
        forge(r, 'features.json', { specVersion: 1, columns: [{ name: 'x', value: { op: 'field', field: 'x' } }] }),
      'BUNDLE_FEATURES_UNREADABLE',
      'x',
    ],
    ['a graph that is not one', (r) => forge(r, 'model.onnx', Buffer.from('pickle')), 'BUNDLE_ONNX_REFUSED', 'not one'],
    [
      'a graph with foreign operators',
      (r) => forge(r, 'model.onnx', encodeOnnxModel({ graph: { node: [{ domain: 'com.evil' }] } })),
      'BUNDLE_ONNX_REFUSED',
      'com.evil',
    ],
    [
      'weights that do not sum to 1',
      (r) => forge(r, 'reference.json', { ...sampleReference, background: [{ record: { age: 1 }, weight: 0.9 }] }),
      'BUNDLE_CONTENT_INVALID',
      'sum to 1',
    ],
    [
      'a weight of zero',
      (r) =>
        forge(r, 'reference.json', {
          ...sampleReference,
          background: [
            { record: {}, weight: 1 },
            { record: {}, weight: 0 },
          ],
        }),
      'BUNDLE_CONTENT_INVALID',
      '/background/1/weight',
    ],
    [
      'no background',
      (r) => forge(r, 'reference.json', { ...sampleReference, background: [] }),
      'BUNDLE_CONTENT_INVALID',
      '/background',
    ],
    [
      'a histogram that does not fit',
      (r) => forge(r, 'reference.json', { ...sampleReference, histograms: { age: { edges: [1, 2], counts: [1, 2] } } }),
      'BUNDLE_CONTENT_INVALID',
      '/histograms/age',
    ],
    ['49 golden records', (r) => forge(r, 'golden.json', sampleGolden.slice(1)), 'BUNDLE_CONTENT_INVALID', '>=50'],
    ['a card that is a list', (r) => forge(r, 'card.json', []), 'BUNDLE_CONTENT_INVALID', 'card.json'],
  ])('refuses %s', async (_, damage, code, fragment) => {
    const repository = await publishedRepository();
    damage(repository);

    const problem = await problemOf(loadBundle(repository, reference));

    expect({ code: problem.code, detail: problem.detail }).toEqual({ code, detail: expect.stringContaining(fragment) });
  });

  it.each([MANIFEST_FILE, ...BUNDLE_FILES])('refuses every single-byte change of %s', async (file) => {
    const key = `insurance/1/${file}`;
    const repository = await publishedRepository();
    const original = repository.files.get(key) ?? new Uint8Array();
    const change = fc.record({ at: fc.nat(original.length - 1), mask: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, mask }) => {
        const damaged = Uint8Array.from(original, (byte, i) => (i === at ? byte ^ mask : byte));
        // Other white space, or a digit below the precision of a number, says the same: there is nothing to refuse.
        fc.pre(file !== MANIFEST_FILE || !saysTheSame(original, damaged));
        repository.files.set(key, damaged);
        await problemOf(loadBundle(repository, reference));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a flipped bit in each byte of the manifest', async () => {
    const repository = await publishedRepository();
    const original = repository.files.get('insurance/1/bundle.json') ?? new Uint8Array();
    for (const at of original.keys()) {
      const damaged = Uint8Array.from(original, (byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte));
      repository.files.set('insurance/1/bundle.json', damaged);
      await problemOf(loadBundle(repository, reference));
    }
  });
});

function saysTheSame(original: Uint8Array, damaged: Uint8Array): boolean {
  try {
    return (
      JSON.stringify(JSON.parse(Buffer.from(original).toString())) ===
      JSON.stringify(JSON.parse(Buffer.from(damaged).toString()))
    );
  } catch {
    // SyntaxError: the damaged manifest is not JSON.
    return false;
  }
}
