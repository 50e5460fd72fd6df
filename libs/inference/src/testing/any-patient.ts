import fc from 'fast-check';
import { toPatient } from './sample-parts';

/** Any patient within reason. */
export const anyPatient = fc
  .record({
    age: fc.integer({ min: 0, max: 100 }),
    bmi: fc.double({ min: 10, max: 60, noNaN: true }),
    smoker: fc.constantFrom('no', 'yes'),
    insured: fc.boolean(),
    income: fc.option(fc.double({ min: 0, max: 10, noNaN: true })),
  })
  .map(toPatient);
