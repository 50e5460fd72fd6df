import { Inject, Injectable } from '@nestjs/common';
import type { ShadowPair } from '@medcast/prediction-contract';
import { Gauge, type Registry } from 'prom-client';
import { METRICS } from '../metrics/metrics';
import { ShadowLog } from './shadow-log';

/** The figures of the shadow that a dashboard shows; all of them stand in the report. */
const FIGURES: readonly { readonly name: string; readonly help: string; readonly of: FigureOf }[] = [
  { name: 'records', help: 'Records that both have scored.', of: ({ records }) => records },
  { name: 'dropped', help: 'Records that the candidate was too busy for.', of: ({ dropped }) => dropped },
  {
    name: 'failures',
    help: 'Records that the candidate could not score.',
    of: ({ failures }) => Object.values(failures).reduce((sum, n) => sum + n, 0),
  },
  {
    name: 'difference_mean',
    help: 'Mean of candidate minus champion, in the unit of the target.',
    of: ({ difference }) => difference?.mean,
  },
  {
    name: 'disagreement_ratio',
    help: "Share of records outside the champion's interval, or with another label.",
    of: ({ difference }) => difference?.disagreement,
  },
  {
    name: 'candidate_p95_seconds',
    help: 'Time under which 95 of 100 estimates of the candidate stay.',
    of: ({ latencyMs }) => (latencyMs === null ? undefined : latencyMs.candidate.p95 / 1000),
  },
];

type FigureOf = (pair: ShadowPair) => number | undefined;

/** Adds the figures of the shadow to the metrics. */
@Injectable()
export class ShadowMetrics {
  constructor(@Inject(METRICS) registry: Registry, log: ShadowLog) {
    for (const { name, help, of } of FIGURES) {
      new Gauge({
        name: `medcast_shadow_${name}`,
        help,
        labelNames: ['model', 'champion', 'candidate'],
        registers: [registry],
        collect(): void {
          this.reset();
          for (const pair of log.pairs.map((statistics) => statistics.toPair())) {
            const { model, champion, candidate } = pair;
            const figure = of(pair);
            if (figure !== undefined)
              this.set({ model, champion: String(champion), candidate: String(candidate) }, figure);
          }
        },
      });
    }
  }
}
