import { MANIFEST_FILE } from './bundle-files';
import { renderStableJson } from './json/render-stable-json';
import { loadBundle } from './load-bundle';
import { type BundleDraft, publishBundle } from './publish-bundle';
import { createMemoryRepository } from './testing/memory-repository';
import { problemOf } from './testing/problem-of';
import { encodeOnnxModel, sampleDraft, sampleGolden } from './testing/sample-draft';

describe('publishBundle', () => {
  it('numbers the versions of a model from 1', async () => {
    const repository = createMemoryRepository();

    await publishBundle(repository, sampleDraft());
    await publishBundle(repository, sampleDraft({}, { model: 'iris' }));

    expect(await publishBundle(repository, sampleDraft())).toEqual({ name: 'insurance', version: 2 });
    expect(await repository.listVersions('insurance')).toEqual([1, 2]);
    expect((await loadBundle(repository, { model: 'insurance', version: 2 })).manifest.version).toBe(2);
  });

  it('goes past a version that was never finished', async () => {
    const repository = createMemoryRepository();
    await repository.writeFile('insurance', 7, 'card.md', new Uint8Array());

    expect(await publishBundle(repository, sampleDraft())).toEqual({ name: 'insurance', version: 8 });
  });

  it('writes the manifest last', async () => {
    const repository = createMemoryRepository();

    await publishBundle(repository, sampleDraft());

    expect([...repository.files.keys()].at(-1)).toBe(`insurance/1/${MANIFEST_FILE}`);
  });

  it('leaves nothing that can be loaded when it is interrupted', async () => {
    const repository = createMemoryRepository();
    const writeFile: typeof repository.writeFile = async (model, version, path, bytes) => {
      if (path === 'golden.json') {
        throw new Error('power cut');
      }
      await repository.writeFile(model, version, path, bytes);
    };

    await expect(publishBundle({ ...repository, writeFile }, sampleDraft())).rejects.toThrow('power cut');

    const problem = await problemOf(loadBundle(repository, { model: 'insurance', version: 1 }));
    expect(problem.code).toBe('BUNDLE_NOT_FOUND');
  });

  it('never mixes two publishers', async () => {
    const repository = createMemoryRepository();

    const outcomes = await Promise.allSettled([
      publishBundle(repository, sampleDraft({ 'card.md': Buffer.from('one') })),
      publishBundle(repository, sampleDraft({ 'card.md': Buffer.from('two') })),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await loadBundle(repository, { model: 'insurance', version: 1 })).card.markdown).toBe('one');
  });

  it('lets the draft know its version, which is at least the one that is asked for', async () => {
    const repository = createMemoryRepository();
    const made: number[] = [];
    const makeDraft = async (version: number) => {
      made.push(version);
      return sampleDraft();
    };

    await publishBundle(repository, { model: 'insurance', atLeast: 5 }, makeDraft);
    await publishBundle(repository, { model: 'insurance', atLeast: 2 }, makeDraft);
    await publishBundle(repository, 'insurance', makeDraft);

    expect(made).toEqual([5, 6, 7]);
    expect(await repository.listVersions('insurance')).toEqual(made);
  });

  it.each<[string, () => Promise<BundleDraft>]>([
    ['fails', () => Promise.reject(new Error('gate refused'))],
    ['makes another model', async () => sampleDraft({}, { model: 'iris' })],
  ])('gives the version back when the maker %s', async (_, makeDraft) => {
    const repository = createMemoryRepository();

    await expect(publishBundle(repository, 'insurance', makeDraft)).rejects.toThrow(
      /gate refused|a draft of insurance/,
    );
    expect(repository.files.size).toBe(0);
  });

  it('writes the same bytes whatever the layout of the draft', async () => {
    const [tidy, untidy] = [createMemoryRepository(), createMemoryRepository()];
    const golden = Buffer.from(JSON.stringify(sampleGolden));

    await publishBundle(tidy, sampleDraft());
    await publishBundle(untidy, sampleDraft({ 'golden.json': golden }));

    expect([...untidy.files]).toEqual([...tidy.files]);
  });

  it.each<[string, BundleDraft, string]>([
    ['too few golden records', sampleDraft({ 'golden.json': renderStableJson([]) }), 'BUNDLE_CONTENT_INVALID'],
    ['a card that is not JSON', sampleDraft({ 'card.json': Buffer.from('no') }), 'BUNDLE_CONTENT_INVALID'],
    [
      'a foreign operator',
      sampleDraft({ 'model.onnx': encodeOnnxModel({ graph: { node: [{ domain: 'x' }] } }) }),
      'BUNDLE_ONNX_REFUSED',
    ],
    ['a level of 1', sampleDraft({}, { interval: { level: 1, method: 'none' } }), 'BUNDLE_MANIFEST_INVALID'],
    ['a name that climbs', sampleDraft({}, { model: '../etc' }), 'BUNDLE_MANIFEST_INVALID'],
  ])('refuses %s and writes nothing', async (_, draft, code) => {
    const repository = createMemoryRepository();

    expect((await problemOf(publishBundle(repository, draft))).code).toBe(code);
    expect(repository.files.size).toBe(0);
  });
});
