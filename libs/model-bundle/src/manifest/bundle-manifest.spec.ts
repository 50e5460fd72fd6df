import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadBundle, openRepository, publishBundle } from '../index';
import { createMemoryRepository } from '../testing/memory-repository';
import { problemOf } from '../testing/problem-of';
import { sampleDraft } from '../testing/sample-draft';
import { parseBundleManifest } from './parse-bundle-manifest';
import { provenanceHashOf } from './provenance-hash';

const reference = { model: 'insurance', version: 1 };
const embedded = join(import.meta.dirname, '../../../../bundles');
const statements = sampleDraft().manifest;

const interval = { level: 0.95, method: 'by label', thresholds: { setosa: 0.2, virginica: 0.35 } };
const gates = [{ name: 'dummy', passed: false, figure: 0.1, required: 0.2, detail: 'difference of the log loss' }];
const override = { reason: 'the release cannot wait', gates: ['dummy'] };

async function publishedManifest(draft: Parameters<typeof sampleDraft>[1]) {
  const repository = createMemoryRepository();
  await publishBundle(repository, sampleDraft({}, draft));
  const bytes = repository.files.get('insurance/1/bundle.json') ?? new Uint8Array();
  return { repository, document: JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown> };
}

describe('a manifest with thresholds, details of gates and an override', () => {
  it('says after loading what it said before', async () => {
    const { repository } = await publishedManifest({ interval, gates, override });
    expect((await loadBundle(repository, reference)).manifest).toMatchObject({ interval, gates, override });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['another threshold', { interval: { ...interval, thresholds: { setosa: 0.3, virginica: 0.35 } } }, 'HASH_MISMATCH'],
    ['no thresholds', { interval: { level: 0.95, method: 'by label' } }, 'HASH_MISMATCH'],
    ['another detail', { gates: [{ ...gates[0], detail: 'nothing' }] }, 'HASH_MISMATCH'],
    ['another reason', { override: { ...override, reason: 'all is well' } }, 'HASH_MISMATCH'],
    ['no override', { override: undefined }, 'HASH_MISMATCH'],
    ['a threshold above 1', { interval: { ...interval, thresholds: { setosa: 2 } } }, 'MANIFEST_INVALID'],
    ['an empty detail', { gates: [{ ...gates[0], detail: '' }] }, 'MANIFEST_INVALID'],
    ['an override without a reason', { override: { ...override, reason: '' } }, 'MANIFEST_INVALID'],
    ['an override of nothing', { override: { ...override, gates: [] } }, 'MANIFEST_INVALID'],
    ['an override with more', { override: { ...override, by: 'me' } }, 'MANIFEST_INVALID'],
  ])('is refused with %s', async (_what, change, code) => {
    const { document } = await publishedManifest({ interval, gates, override });
    const bytes = Buffer.from(JSON.stringify({ ...document, ...change }));
    const problem = await problemOf(Promise.resolve().then(() => parseBundleManifest(bytes, reference)));
    expect(problem.code).toBe(`BUNDLE_${code}`);
  });
});

describe('a manifest of before overrides', () => {
  it('keeps its hash', () => {
    // SHA-256 of the canonical JSON of the sample's statements, taken with the release before overrides.
    expect(provenanceHashOf(statements)).toBe('694dedc5672820f4566117bba993b41b039ef190f316b2cd83a7def38bba4972');
  });

  it('is loaded: the embedded insurance bundle', async () => {
    const shipped = JSON.parse(await readFile(join(embedded, 'insurance/1/bundle.json'), 'utf8')) as unknown;
    const { manifest } = await loadBundle(openRepository(`file:${embedded}`), reference);
    expect(manifest).toEqual(shipped);
  });
});
