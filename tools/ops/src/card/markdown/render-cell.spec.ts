import { renderCell } from './render-cell';

describe('renderCell', () => {
  it.each([
    ['95.21 ± 0.14 %', '95.21 ± 0.14 %'],
    ['age, smoker=yes*bmi>30', '`age, smoker=yes*bmi>30`'],
    ['blood_pressure', '`blood_pressure`'],
    ['<b>', '`<b>`'],
    ['a | b', 'a \\| b'],
    ['`code`', '\\`code\\`'],
    ['two\nlines', 'two lines'],
  ])('turns %j into %j', (text, cell) => {
    expect(renderCell(text)).toBe(cell);
  });
});
