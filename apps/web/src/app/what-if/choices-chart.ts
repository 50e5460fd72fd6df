import { Component, computed, input } from '@angular/core';
import { roundTicks } from '../estimate/interval-scale';
import { describeCurve } from './curve-words';
import type { Curve, CurvePoint } from './to-curve';

/** What the model says with each value of a choice: a mark on its interval, one below the other. */
@Component({
  selector: 'mc-choices-chart',
  template: `
    <p class="only-read-aloud">{{ description() }}</p>
    <ul>
      @for (row of rows(); track row.label) {
        <li>
          <span>
            {{ row.label }}
            @if (row.isOwn) {
              <span class="quiet">as entered</span>
            }
          </span>
          &ngsp;<span class="amount">{{ row.amount }}</span>
          <svg width="100%" height="14" aria-hidden="true">
            <rect class="track" y="6" width="100%" height="2" />
            @if (row.band; as band) {
              <rect class="band" y="2" height="10" rx="5" [attr.x]="band.from" [attr.width]="band.width" />
            }
            <circle cy="7" r="6" [class.own]="row.isOwn" [attr.cx]="row.at" />
          </svg>
        </li>
      }
    </ul>
  `,
  styleUrl: '../estimate/contributions-chart.scss',
  styles: `
    .track {
      fill: var(--mat-sys-outline-variant);
    }
    .band {
      fill: color-mix(in srgb, var(--mat-sys-primary) 30%, transparent);
    }
    circle {
      fill: var(--card-surface);
      stroke: var(--mat-sys-primary);
      stroke-width: 2;
    }
    circle.own {
      fill: var(--mat-sys-primary);
    }
  `,
})
export class ChoicesChart {
  readonly curve = input.required<Curve>();
  protected readonly description = computed(() => describeCurve(this.curve()));
  protected readonly rows = computed(() => {
    const { points, own, format } = this.curve();
    const isAmong = points.some(({ value }) => value === own.value);
    const all = isAmong ? points : [...points, own];
    const toPercent = createScale(all);
    return all.map((point) => ({
      label: point.label,
      amount: format.plain(point.figure),
      isOwn: point.value === own.value,
      at: `${toPercent(point.figure)}%`,
      band: point.interval && {
        from: `${toPercent(point.interval.lower)}%`,
        width: `${toPercent(point.interval.upper) - toPercent(point.interval.lower)}%`,
      },
    }));
  });
}

/** From zero, where all of them can be compared, unless they lie below it too. */
function createScale(points: readonly CurvePoint[]): (value: number) => number {
  const ends = points.flatMap(({ figure, interval }) => [figure, interval?.lower ?? figure, interval?.upper ?? figure]);
  const ticks = roundTicks(Math.min(0, ...ends), Math.max(0, ...ends));
  const first = ticks[0] ?? 0;
  const span = (ticks.at(-1) ?? 1) - first;
  return (value) => ((value - first) / span) * 100;
}
