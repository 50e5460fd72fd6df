import {
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { FieldError } from '@medcast/problem';
import type { PredictionResponse } from '@medcast/prediction-contract';
import type { FormModel, ValidRecord } from '@medcast/record-schema';
import { PredictionClient } from '../api/prediction-client';
import { RecordForm } from '../record-form/record-form';
import { areSameTexts, emptyTexts, type RecordTexts } from '../record-form/record-texts';
import { FailureNotice } from '../ui/failure-notice';
import { EstimateResult } from './estimate-result';
import { fieldErrorsOf } from './field-errors-of';
import { speakEstimate } from './speak-estimate';
import { WhatIfCard } from '../what-if/what-if-card';

/** An answer with the entries that it answers. */
interface Answer {
  readonly response: PredictionResponse;
  readonly record: ValidRecord;
  readonly texts: RecordTexts;
}

/** Form and answer side by side; it asks the predictor and keeps what it said last. */
@Component({
  selector: 'mc-estimate-desk',
  imports: [EstimateResult, FailureNotice, RecordForm, WhatIfCard],
  templateUrl: './estimate-desk.html',
  styleUrl: './estimate-desk.scss',
})
export class EstimateDesk {
  readonly model = input.required<string>();
  readonly formModel = input.required<FormModel>();
  readonly showCard = output();

  private readonly client = inject(PredictionClient);
  private readonly outcome = viewChild.required<ElementRef<HTMLElement>>('outcome');
  protected readonly texts = linkedSignal(() => emptyTexts(this.formModel()));
  protected readonly answer = signal<Answer | undefined>(undefined);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly isStale = computed(() => {
    const answer = this.answer();
    return answer !== undefined && !areSameTexts(answer.texts, this.texts());
  });
  protected readonly spoken = computed(() => {
    const answer = this.answer();
    return answer === undefined ? '' : speakEstimate(answer.response, this.formModel().schema);
  });

  /** Asks for an estimate; what the server refuses field by field goes back to the form, any other failure is shown. */
  protected readonly send = async (record: ValidRecord): Promise<readonly FieldError[]> => {
    const texts = this.texts();
    this.failure.set(undefined);
    try {
      this.answer.set({ response: await this.client.predict(this.model(), record), record, texts });
    } catch (error) {
      // A failed request; the notice throws on whatever else it may be.
      const fieldErrors = fieldErrorsOf(error, this.formModel().schema);
      if (fieldErrors.length > 0) return fieldErrors;
      this.failure.set(error);
    }
    this.outcome().nativeElement.scrollIntoView({ block: 'nearest' });
    return [];
  };
}
