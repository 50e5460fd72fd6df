import { Component, type ElementRef, inject, input, linkedSignal, resource, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { PredictionClient } from '../api/prediction-client';
import { FailureNotice } from '../ui/failure-notice';
import { MarkdownView } from './markdown-view';

/** The model card in a dialog, loaded when it is first opened. */
@Component({
  selector: 'mc-model-card',
  imports: [FailureNotice, MarkdownView, MatButton],
  templateUrl: './model-card.html',
  styleUrl: './model-card.scss',
})
export class ModelCard {
  readonly model = input.required<string>();

  private readonly client = inject(PredictionClient);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly wantedModel = linkedSignal<string, string | undefined>({
    source: this.model,
    computation: () => undefined,
  });
  protected readonly served = resource({
    params: () => this.wantedModel(),
    loader: ({ params, abortSignal }) => this.client.loadCard(params, abortSignal),
  });

  open(): void {
    this.wantedModel.set(this.model());
    this.dialog().nativeElement.showModal();
  }
}
