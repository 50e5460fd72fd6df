import type { ServedModel } from '@medcast/prediction-contract';
import { pickDefaultModel } from './pick-default-model';

describe('pickDefaultModel', () => {
  it.each([
    ['insurance, wherever it stands', ['iris', 'insurance'], 'insurance'],
    ['the first where insurance is not served', ['iris', 'houses'], 'iris'],
    ['nothing where nothing is served', [], undefined],
  ])('picks %s', (_what, names, expected) => {
    expect(pickDefaultModel(names.map(servedModel))).toBe(expected);
  });
});

function servedModel(name: string): ServedModel {
  return {
    name,
    version: 1,
    task: 'regression',
    title: name,
    target: { name: 'y', label: 'Y', unit: '' },
    ready: true,
  };
}
