import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flowerSchema } from '@medcast/flower-schema';
import { openRepository } from '@medcast/model-bundle';
import { patientSchema } from '@medcast/patient-schema';
import { loadChampion } from './load-champion';

const bundles = join(import.meta.dirname, '../../../../../bundles');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'champion-'));
  await cp(join(bundles, 'insurance/1'), join(folder, 'insurance/1'), { recursive: true });
  await cp(join(bundles, 'insurance/channels/production.json'), join(folder, 'insurance/channels/production.json'));
});
afterEach(() => rm(folder, { recursive: true }));

const load = (target = patientSchema.target) => loadChampion(openRepository(`file:${folder}`), 'insurance', target);

describe('loadChampion', () => {
  it('finds the version that production points to', async () => {
    expect(await load()).toMatchObject({ manifest: { model: 'insurance', version: 1 } });
  });

  it('finds none where nothing is in production', async () => {
    await rm(join(folder, 'insurance/channels'), { recursive: true });
    expect(await load()).toEqual({ none: 'there is no version in production yet' });
  });

  it('says that it predicts something else', async () => {
    expect(await load(flowerSchema.target)).toEqual({ none: 'version 1 predicts charges, this one species' });
  });

  it('says that it cannot be read', async () => {
    await writeFile(join(folder, 'insurance/1/card.md'), 'changed');
    expect(await load()).toEqual({ none: 'version 1 cannot be read (BUNDLE_HASH_MISMATCH)' });
  });
});
