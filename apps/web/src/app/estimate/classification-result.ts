import { Component, computed, input } from '@angular/core';
import type { ClassificationEstimate } from '@medcast/prediction-contract';
import type { RecordSchema } from '@medcast/record-schema';
import { describeClassification, renderTargetLabel } from './estimate-words';
import { ProbabilitiesChart } from './probabilities-chart';
import type { QuantityFormat } from './quantity-format';

/** An estimated category: said, and drawn with the probability of each label. */
@Component({
  selector: 'mc-classification-result',
  imports: [ProbabilitiesChart],
  template: `
    <p class="figure" data-testid="label">{{ label() }}</p>
    <p>{{ words().label }}</p>
    <mc-probabilities-chart [estimate]="estimate()" [schema]="schema()" [format]="format()" />
    <p>{{ words().set }}</p>
  `,
  styleUrl: './result-figure.scss',
})
export class ClassificationResult {
  readonly estimate = input.required<ClassificationEstimate>();
  readonly schema = input.required<RecordSchema>();
  readonly format = input.required<QuantityFormat>();
  protected readonly label = computed(() => renderTargetLabel(this.schema(), this.estimate().label));
  protected readonly words = computed(() => describeClassification(this.estimate(), this.schema(), this.format()));
}
