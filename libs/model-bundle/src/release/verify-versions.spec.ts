import { publishBundle } from '../publish-bundle';
import { createMemoryRepository } from '../testing/memory-repository';
import { sampleDraft } from '../testing/sample-draft';
import { verifyVersions } from './verify-versions';

describe('verifyVersions', () => {
  it('says of every version whether it is as it was packed', async () => {
    const repository = createMemoryRepository();
    for (let version = 1; version <= 3; version += 1) await publishBundle(repository, sampleDraft());
    repository.files.delete('insurance/2/card.md');
    await repository.markVersion('insurance', 4, 'publishing');

    const verified = await verifyVersions(repository, 'insurance');

    expect(verified.map(({ version, problem }) => [version, problem?.code])).toEqual([
      [1, undefined],
      [2, 'BUNDLE_FILE_MISSING'],
      [3, undefined],
      [4, 'BUNDLE_NOT_FOUND'],
    ]);
  });

  it('blames no version for a defect of the verification', async () => {
    const repository = createMemoryRepository();
    await publishBundle(repository, sampleDraft());

    await expect(verifyVersions(repository, 'insurance', () => Promise.reject(new Error('defect')))).rejects.toThrow(
      'defect',
    );
  });
});
