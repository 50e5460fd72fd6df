import type { WhatIfPoint, WhatIfResponse } from '@medcast/prediction-contract';

export { houseExample } from './house-form';

/** What a model says of a house, with an interval of 50,000 on either side. */
export function housePoint(expected: number): WhatIfPoint {
  const interval = { lower: expected - 50_000, upper: expected + 50_000, level: 0.95 };
  return { estimate: { expected, typical: expected, interval, unit: 'EUR' }, warnings: [] };
}

/** How the price of the example house changes with its area. */
export const houseCurve: WhatIfResponse = {
  axes: [{ field: 'area', values: [50, 100, 150] }],
  points: [100_000, 200_000, 300_000].map(housePoint),
  estimate: housePoint(180_000).estimate,
  warnings: [],
  unit: 'EUR',
  model: { name: 'houses', version: 3 },
  requestId: 'request-3',
};
