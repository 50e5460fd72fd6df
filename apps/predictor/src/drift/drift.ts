import { Injectable } from '@nestjs/common';
import type { DriftReport, Estimate } from '@medcast/prediction-contract';
import { MINIMUM_DRIFT_GROUP } from '@medcast/prediction-contract';
import type { ValidRecord } from '@medcast/record-schema';
import { getOrAdd } from '../get-or-add';
import type { LoadedModel } from '../models/loaded-model';
import { ModelDrift } from './model-drift';
import { toDriftReport } from './to-drift-report';

/** A report, and how many records it is about. */
interface ToldReport {
  readonly report: DriftReport;
  readonly records: number;
}

/** Counts what the models in service are asked and what they answer, beside what they were trained on. */
@Injectable()
export class Drift {
  private readonly counters = new WeakMap<LoadedModel, ModelDrift>();
  private readonly told = new WeakMap<LoadedModel, ToldReport>();

  /** Counts one record and its answer; of neither is anything kept. */
  observe(model: LoadedModel, record: ValidRecord, estimate: Estimate): void {
    this.of(model).add(record, estimate);
  }

  /** Counts the records of a request, each with the estimate at its place. */
  observeAll(model: LoadedModel, records: readonly ValidRecord[], estimates: readonly Estimate[]): void {
    const drift = this.of(model);
    for (let index = 0; index < records.length; index++) {
      const record = records[index];
      const estimate = estimates[index];
      if (record !== undefined && estimate !== undefined) drift.add(record, estimate);
    }
  }

  /** The counters of a version in service: for operators alone, as they are. */
  of(model: LoadedModel): ModelDrift {
    return getOrAdd(this.counters, model, () => new ModelDrift(model.bundle));
  }

  /** What may be told of a version. Made anew once ten more records have come: the difference of two is a group too. */
  report(model: LoadedModel): DriftReport {
    const drift = this.of(model);
    const last = this.told.get(model);
    if (last !== undefined && drift.records - last.records < MINIMUM_DRIFT_GROUP) return last.report;
    const report = toDriftReport(drift, model);
    this.told.set(model, { report, records: drift.records });
    return report;
  }
}
