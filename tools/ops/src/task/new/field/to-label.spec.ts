import { toLabel } from './to-label';

describe('toLabel', () => {
  it.each([
    ['petal_length (cm)', 'Petal length (cm)'],
    ['petalLength', 'Petal length'],
    ['BMI', 'BMI'],
    ['bodyBMI', 'Body BMI'],
    ['Installed KiB', 'Installed KiB'],
    ['petal_length  KiB', 'Petal length KiB'],
    ['Sepal.Width', 'Sepal Width'],
    ['s1', 'S1'],
    ['Fläche m²', 'Fläche m²'],
    ['_', '_'],
  ])('reads %s as %s', (name, label) => {
    expect(toLabel(name)).toBe(label);
  });
});
