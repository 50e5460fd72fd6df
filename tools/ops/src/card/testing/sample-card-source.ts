import type { CardSource } from '../card-source';
import { sampleEvaluation } from './sample-evaluation';
import { sampleSchema } from './sample-schema';

/** Everything that a card can be made of, for tests. */
export const sampleCardSource: CardSource = {
  task: {
    name: 'insurance',
    title: 'Medical insurance charges',
    data: {
      licence: 'Public domain',
      source: 'A book on machine learning',
      url: 'https://example.org/insurance.csv',
    },
    metrics: { expected: 'r2', typical: 'mae' },
    card: {
      intendedUse: 'To show how a prediction service is built.',
      limits: 'The table is synthetic: it was simulated, not collected.',
      notes: 'The mean and the median are different answers.',
    },
  },
  schema: sampleSchema,
  evaluation: sampleEvaluation,
  dataHash: '505c1cbc2e63d0363bac59501563df2530aadf4cdb9cfee226f4ef32f5468281',
  seed: 7,
  version: 3,
  gates: [
    { name: 'coverage', passed: true, figure: 0.955231, required: 0.94 },
    { name: 'parity', passed: true, figure: 3.1e-7, required: 0.00001 },
  ],
};
