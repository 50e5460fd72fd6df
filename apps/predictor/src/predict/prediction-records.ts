import { Injectable } from '@nestjs/common';
import { Drift } from '../drift/drift';
import { Shadow } from '../shadow/shadow';
import { PredictionMetrics } from './prediction-metrics';

/** Whoever keeps something of each prediction. */
@Injectable()
export class PredictionRecords {
  constructor(
    readonly metrics: PredictionMetrics,
    readonly shadow: Shadow,
    readonly drift: Drift,
  ) {}
}
