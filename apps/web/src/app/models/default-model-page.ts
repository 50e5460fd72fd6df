import { Component, computed, effect, inject } from '@angular/core';
import { Router } from '@angular/router';
import { FailureNotice } from '../ui/failure-notice';
import { Notice } from '../ui/notice';
import { FormSkeleton } from '../ui/form-skeleton';
import { ModelCatalogue } from './model-catalogue';
import { pickDefaultModel } from './pick-default-model';

/** The start page: leads on to the default model. */
@Component({
  selector: 'mc-default-model-page',
  imports: [FailureNotice, FormSkeleton, Notice],
  template: `
    @if (list.error(); as error) {
      <h1>The form cannot be shown yet</h1>
      <mc-failure-notice [error]="error" (retry)="list.reload()" />
    } @else if (isEmpty()) {
      <h1>No model is served here</h1>
      <mc-notice kind="info"
        >Train one or point the server at a repository that has one, then reload this page.</mc-notice
      >
    } @else {
      <mc-form-skeleton />
    }
  `,
  styles: `
    h1 {
      margin-bottom: 24px;
    }
  `,
})
export class DefaultModelPage {
  private readonly router = inject(Router);
  protected readonly list = inject(ModelCatalogue).list;
  private readonly models = inject(ModelCatalogue).models;
  protected readonly isEmpty = computed(() => this.list.hasValue() && this.models().length === 0);

  constructor() {
    effect(() => {
      const model = pickDefaultModel(this.models());
      if (model !== undefined) void this.router.navigate(['/models', model], { replaceUrl: true });
    });
  }
}
