import { Component, computed, effect, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Title } from '@angular/platform-browser';
import { PredictionClient } from '../api/prediction-client';
import { ModelCard } from '../models/model-card';
import { FailureNotice } from '../ui/failure-notice';
import { FormSkeleton } from '../ui/form-skeleton';
import { EstimateDesk } from './estimate-desk';

/** The page of one model: loads its form, then hands over to the desk. */
@Component({
  selector: 'mc-estimate-page',
  imports: [EstimateDesk, FailureNotice, FormSkeleton, MatButton, ModelCard],
  templateUrl: './estimate-page.html',
  styleUrl: './estimate-page.scss',
})
export class EstimatePage {
  /** Name of the model, from the address. */
  readonly model = input.required<string>();

  private readonly client = inject(PredictionClient);
  private readonly title = inject(Title);
  protected readonly served = resource({
    params: () => this.model(),
    loader: ({ params, abortSignal }) => this.client.loadSchema(params, abortSignal),
  });
  protected readonly formModel = computed(() => (this.served.hasValue() ? this.served.value().form : undefined));

  constructor() {
    effect(() => {
      const heading = this.formModel()?.schema.title ?? this.model();
      this.title.setTitle(`${heading} · Medcast`);
    });
  }
}
