import { imageNames } from '@medcast/deploy-contract';
import { workspaceRoot } from '../testing/rendered';
import { parseRecordedImages, PINNED, readRecordedImages } from './recorded-images';

const image = { name: 'registry.example/medcast/medcast-web', digest: `sha256:${'a'.repeat(64)}` };
const all = Object.fromEntries(Object.keys(imageNames).map((role) => [role, image]));
const fine = Object.fromEntries(PINNED.map((environment) => [environment, all]));

describe('parseRecordedImages', () => {
  it('takes an image for each role of each environment', () => {
    expect(parseRecordedImages(fine)).toEqual(fine);
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'prod/predictor'],
    ['an environment that is missing', { prod: all, eks: all }, 'aks/predictor'],
    ['an image that is missing', { ...fine, eks: { predictor: image, web: image } }, 'eks/training'],
    ['a tag', { ...fine, prod: { ...all, web: { ...image, digest: 'latest' } } }, 'prod/web'],
    ['a name with a tag', { ...fine, prod: { ...all, web: { ...image, name: 'r.example/web:1' } } }, 'prod/web'],
    ['a name without a registry', { ...fine, prod: { ...all, web: { ...image, name: 'medcast-web' } } }, 'prod/web'],
    [
      'capital letters, which no registry takes',
      { ...fine, prod: { ...all, web: { ...image, name: 'r.example/Medcast/web' } } },
      'prod/web',
    ],
  ])('refuses %s', (_, value, place) => {
    expect(() => parseRecordedImages(value)).toThrow(`images.json ${place}: expected`);
  });
});

describe('images.json', () => {
  it('can be read, and names our images', async () => {
    const recorded = await readRecordedImages(workspaceRoot);
    const names = PINNED.flatMap((environment) =>
      (['predictor', 'web', 'training'] as const).map(
        (role) => recorded[environment][role].name.split('/').at(-1) === imageNames[role],
      ),
    );

    expect(new Set(names)).toEqual(new Set([true]));
  });
});
