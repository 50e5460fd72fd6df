import { Component, computed, input, linkedSignal } from '@angular/core';
import { layOutCurve } from './curve-layout';
import { describeCurve, describePoint } from './curve-words';
import type { Curve } from './to-curve';

/** Height of the drawing and where the plot lies in it, in pixels. */
const TOP = 22;
const PLOT = 190;

/** How an estimate changes over the values of a quantity: a line in its band, the person's own point, a slider to read it. */
@Component({
  selector: 'mc-curve-chart',
  templateUrl: './curve-chart.html',
  styleUrl: './curve-chart.scss',
})
export class CurveChart {
  readonly curve = input.required<Curve>();

  protected readonly top = TOP;
  protected readonly plot = PLOT;
  protected readonly layout = computed(() => layOutCurve(this.curve()));
  protected readonly description = computed(() => describeCurve(this.curve()));
  /** Which point is read off: at first the one nearest to the person's own. */
  protected readonly index = linkedSignal(() => {
    const { own, points } = this.layout();
    const from = own?.x ?? 0;
    return points.reduce(
      (nearest, { x }, index) => (Math.abs(x - from) < Math.abs((points[nearest]?.x ?? 0) - from) ? index : nearest),
      0,
    );
  });
  protected readonly shown = computed(() => {
    const point = this.curve().points[this.index()];
    const place = this.layout().points[this.index()];
    if (point === undefined || place === undefined) return undefined;
    return { place, label: point.label, text: describePoint(point, this.curve()) };
  });

  protected toPixels(percent: number): number {
    return TOP + (percent / 100) * PLOT;
  }

  protected show(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.index.set(Number(event.target.value));
  }
}
