import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { isRegressionEstimate, type PredictionResponse } from '@medcast/prediction-contract';
import type { RecordSchema, ValidRecord } from '@medcast/record-schema';
import { PredictionClient } from '../api/prediction-client';
import { FailureNotice } from '../ui/failure-notice';
import { ChoicesChart } from './choices-chart';
import { CurveChart } from './curve-chart';
import { CurveTable } from './curve-table';
import { describeBand } from './curve-words';
import { type Curve, toCurve } from './to-curve';
import { fieldToBeginWith, variableFields } from './varied-fields';

/** What the model would say if one entry were different: the person picks the entry. */
@Component({
  selector: 'mc-what-if-card',
  imports: [ChoicesChart, CurveChart, CurveTable, FailureNotice, MatFormField, MatInput, MatLabel],
  templateUrl: './what-if-card.html',
  styleUrl: './what-if-card.scss',
})
export class WhatIfCard {
  readonly model = input.required<string>();
  readonly schema = input.required<RecordSchema>();
  /** The record that was answered, and the answer. */
  readonly record = input.required<ValidRecord>();
  readonly response = input.required<PredictionResponse>();

  private readonly client = inject(PredictionClient);
  private readonly picked = signal<string | undefined>(undefined);
  protected readonly fields = computed(() => variableFields(this.schema()));
  protected readonly field = computed(
    () =>
      this.fields().find(({ name }) => name === this.picked())?.name ??
      fieldToBeginWith(this.fields(), this.response().explanation)?.name,
  );
  protected readonly asked = resource({
    params: () => {
      const field = this.field();
      return field === undefined ? undefined : { model: this.model(), record: this.record(), field };
    },
    loader: async ({ params: { model, record, field }, abortSignal }) => ({
      record,
      response: await this.client.askWhatIf(model, { record, vary: [{ field }] }, abortSignal),
    }),
  });
  /** The last curve stays while the next is on its way. */
  protected readonly curve = linkedSignal<Curve | undefined, Curve | undefined>({
    source: () => {
      if (!this.asked.hasValue()) return undefined;
      const { response, record } = this.asked.value();
      return toCurve(response, this.schema(), record);
    },
    computation: (found, previous) => found ?? previous?.value,
  });
  protected readonly isLine = computed(() => {
    const kind = this.curve()?.field.kind;
    return kind !== 'category' && kind !== 'boolean';
  });
  protected readonly hasUnusual = computed(
    () => this.isLine() && this.curve()?.points.some((point) => point.isUnusual),
  );
  protected readonly band = computed(() => {
    const { estimate } = this.response();
    return describeBand(isRegressionEstimate(estimate) ? estimate.interval.level : undefined);
  });

  protected pick(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.picked.set(event.target.value);
  }
}
