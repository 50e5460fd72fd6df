import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { isRegressionEstimate, type PredictionResponse } from '@medcast/prediction-contract';
import type { RecordSchema } from '@medcast/record-schema';
import { Notice } from '../ui/notice';
import { ClassificationResult } from './classification-result';
import { ContributionsChart } from './contributions-chart';
import { formatOfEstimate } from './format-of-estimate';
import { RegressionResult } from './regression-result';
import { WarningsList } from './warnings-list';

/** The answer to one record: the estimate, how sure it is, why, and who answered. */
@Component({
  selector: 'mc-estimate-result',
  imports: [ClassificationResult, ContributionsChart, MatButton, Notice, RegressionResult, WarningsList],
  templateUrl: './estimate-result.html',
  styleUrl: './estimate-result.scss',
  host: { '[class.stale]': 'isStale()' },
})
export class EstimateResult {
  readonly response = input.required<PredictionResponse>();
  readonly schema = input.required<RecordSchema>();
  /** Whether the entries have changed since. */
  readonly isStale = input.required<boolean>();
  readonly showCard = output();

  protected readonly format = computed(() => formatOfEstimate(this.response().estimate));
  protected readonly regression = computed(() => {
    const { estimate } = this.response();
    return isRegressionEstimate(estimate) ? estimate : undefined;
  });
  protected readonly classification = computed(() => {
    const { estimate } = this.response();
    return isRegressionEstimate(estimate) ? undefined : estimate;
  });
}
