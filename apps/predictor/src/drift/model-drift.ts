import type { ModelBundle } from '@medcast/model-bundle';
import type { Estimate } from '@medcast/prediction-contract';
import type { ValidRecord } from '@medcast/record-schema';
import { compileFieldCounters, type FieldCounters } from './field-counters';
import { createPredictionCounters, type PredictionCounters } from './prediction-counters';
import { type PeriodCounts, SlidingCounts } from './sliding-counts';

/** What the counters are made of; all of it stands in a bundle. */
export type CountedBundle = Pick<ModelBundle, 'schema' | 'reference'>;

/** Counts what one version of a model is asked and what it answers: one counter more for each field and each answer. */
export class ModelDrift {
  /** Of all fields but free text, in the order of the schema; their counters lie one after another. */
  readonly fields: readonly FieldCounters[];
  readonly predictions: PredictionCounters;
  /** Records since the start. */
  records = 0;
  private readonly firstOfField: readonly number[];
  private readonly firstOfPredictions: number;
  private readonly sliding: SlidingCounts;

  constructor({ schema, reference }: CountedBundle, now?: () => number) {
    const counted = schema.fields.filter(({ kind }) => kind !== 'text');
    this.fields = counted.map((field) => compileFieldCounters(field, reference.histograms[field.name]));
    this.predictions = createPredictionCounters(schema);
    let end = 0;
    this.firstOfField = this.fields.map(({ size }) => (end += size) - size);
    this.firstOfPredictions = end;
    this.sliding = new SlidingCounts(end + this.predictions.size, now);
  }

  add(record: ValidRecord, estimate: Estimate): void {
    const counts = this.sliding.open;
    const { fields, firstOfField } = this;
    this.records++;
    for (let index = 0; index < fields.length; index++) {
      const counters = fields[index];
      const first = firstOfField[index];
      if (counters === undefined || first === undefined) continue;
      raise(counts, first + counters.counterOf(record[counters.field]));
    }
    raise(counts, this.firstOfPredictions + this.predictions.counterOf(estimate));
  }

  sinceStart(): PeriodCounts {
    return this.sliding.sinceStart();
  }

  lastHour(): PeriodCounts {
    return this.sliding.lastHour();
  }

  /** The counters of one field, by its place among {@link fields}. */
  countsOfField({ counts }: PeriodCounts, index: number): readonly number[] {
    const first = this.firstOfField[index] ?? 0;
    return Array.from(counts.subarray(first, first + (this.fields[index]?.size ?? 0)));
  }

  countsOfPredictions({ counts }: PeriodCounts): Float64Array {
    return counts.subarray(this.firstOfPredictions);
  }
}

function raise(counts: Uint32Array, counter: number): void {
  counts[counter] = (counts[counter] ?? 0) + 1;
}
