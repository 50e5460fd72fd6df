import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Estimate } from '@medcast/prediction-contract';
import type { HotBody, HotKind, HotQuestion, HotTarget } from '../hot-route/hot-kind';
import { HotRoute } from '../hot-route/hot-route';
import { compileModelTargets } from '../hot-route/model-targets';
import { parseFlatObject } from '../json-body/parse-flat-object';
import type { LoadedModel } from '../models/loaded-model';
import { INSURANCE_MODEL } from '../models/check-patient-schema';
import type { AcceptedRecord } from './parse-record';
import { MODEL_PREDICT_PATH, PREDICT_PATH } from './predict-paths';
import { PREDICTION_TYPE } from './prediction-type';
import { Predictions } from './predictions';

const targetOf = compileModelTargets(MODEL_PREDICT_PATH);
const INSURANCE: HotTarget = { model: INSURANCE_MODEL, route: PREDICT_PATH };

/** Predictions for a record that are asked for without an explanation. */
@Injectable()
export class HotPredictions implements HotKind, OnModuleInit {
  readonly contentType = PREDICTION_TYPE;

  constructor(
    private readonly hotRoute: HotRoute,
    private readonly predictions: Predictions,
  ) {}

  onModuleInit(): void {
    this.hotRoute.serve(this);
  }

  targetOf(url: string): HotTarget | undefined {
    return url === PREDICT_PATH ? INSURANCE : targetOf(url);
  }

  admits(): boolean {
    return true;
  }

  ask({ champion, bytes, requestId }: HotBody): HotQuestion | undefined {
    const document = parseFlatObject(bytes);
    if (document === undefined) return undefined;
    const parse = champion.parser.parseJson(document.value);
    return parse.ok ? new PredictionQuestion({ champion, accepted: parse, requestId }, this.predictions) : undefined;
  }
}

/** A record, and whom to ask about it. */
interface AskedPrediction {
  readonly champion: LoadedModel;
  readonly accepted: AcceptedRecord;
  readonly requestId: string;
}

class PredictionQuestion implements HotQuestion {
  constructor(
    private readonly asked: AskedPrediction,
    private readonly predictions: Predictions,
  ) {}

  get record(): AcceptedRecord['record'] {
    return this.asked.accepted.record;
  }

  render(estimate: Estimate): string {
    const { champion, accepted, requestId } = this.asked;
    return this.predictions.answerEstimated(champion, { accepted, estimate, requestId });
  }

  noteAnswered(estimate: Estimate): void {
    const { champion, requestId } = this.asked;
    this.predictions.noteAnswered(requestId, { champion, record: this.record, estimate });
  }

  noteFailed(): void {
    // The metrics of requests have it.
  }
}
