import { houseCurve, houseExample, housePoint } from '../testing/what-if';
import { houseSchema } from '../testing/house-form';
import { layOutCurve } from './curve-layout';
import { describeCurve, describePoint } from './curve-words';
import { toCurve } from './to-curve';
import type { Curve } from './to-curve';

function curveOf(changes: Partial<typeof houseCurve> = {}): Curve {
  const curve = toCurve({ ...houseCurve, ...changes }, houseSchema, houseExample);
  if (curve === undefined) throw new Error('expected a curve of a field of the schema, got none');
  return curve;
}

describe('a curve', () => {
  it('is laid out in a square, its axis from zero', () => {
    const { line, band, own, xTicks, yTicks } = layOutCurve(curveOf());

    expect(yTicks.map(({ at, text }) => [at + 0, text])).toEqual([
      [100, '€0'],
      [75, '€100K'],
      [50, '€200K'],
      [25, '€300K'],
      [0, '€400K'],
    ]);
    expect(xTicks.map(({ text }) => text)).toEqual(['50', '75', '100', '125', '150']);
    expect(line).toBe('M0 75L50 50L100 25');
    expect(band).toBe('M0 62.5L50 37.5L100 12.5L100 37.5L50 62.5L0 87.5Z');
    expect(own).toEqual({ x: 42.5, y: expect.closeTo(55) });
  });

  it('has room for a record beyond the points', () => {
    const own = { ...houseExample, area: 250 };
    const curve = toCurve(houseCurve, houseSchema, own);
    const { points, own: place } = layOutCurve(curve ?? curveOf());

    expect(place?.x).toBe(100);
    expect(points.at(-1)?.x).toBe(50);
  });

  it('draws neighbours of which few are similar as one stretch', () => {
    const [first, second, third] = houseCurve.points;
    const few = { warnings: ['FEW_SIMILAR_RECORDS'] };
    const points = [first, second, third].map((point, index) => ({
      ...(point ?? housePoint(0)),
      ...(index > 0 && few),
    }));

    expect(layOutCurve(curveOf({ points })).unusual).toEqual([{ from: 25, width: 75 }]);
  });

  it('is told in words', () => {
    const curve = curveOf();

    expect(describeCurve(curve)).toBe(
      'Chart. Expected sale price by Area: from €100,000 at 50 m² to €300,000 at 150 m². As entered, at 92.5 m², it is €180,000.',
    );
    expect(curve.points.map((point) => describePoint(point, curve))[0]).toBe(
      '€100,000, between €50,000 and €150,000; \u2212€80,000 against what you entered',
    );
    expect(describePoint(curve.own, curve)).toContain('the same as entered');
  });

  it('writes evenly spaced values shortly, and the one that was entered as it is', () => {
    const axes = [{ field: 'area', values: [50.123456789, 92.5, 123456.789] }];

    expect(curveOf({ axes }).points.map(({ label }) => label)).toEqual(['50.12 m²', '92.5 m²', '123457 m²']);
  });

  it('lays dates out by the day', () => {
    const axes = [{ field: 'listed', values: ['2024-01-01', '2024-01-02', '2024-01-05'] }];
    const { points, xTicks } = layOutCurve(curveOf({ axes }));

    // The record's own date lies beyond.
    expect(points.map(({ x }) => Math.round(x))).toEqual([0, 2, 7]);
    expect(xTicks.map(({ text }) => text)).toEqual(['2024-01-01', '2024-01-02', '2024-01-05']);
  });

  it('is none for a field that the schema does not have', () => {
    expect(
      toCurve({ ...houseCurve, axes: [{ field: 'colour', values: [] }] }, houseSchema, houseExample),
    ).toBeUndefined();
  });
});
