import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { RunTimes } from '@medcast/inference';
import type { Estimate } from '@medcast/prediction-contract';
import { Problem } from '@medcast/problem';
import type { ValidRecord } from '@medcast/record-schema';
import type { HotBody, HotKind, HotQuestion, HotTarget } from '../hot-route/hot-kind';
import { HotRoute } from '../hot-route/hot-route';
import { type Settings, SETTINGS } from '../settings/settings';
import { JSON_LENGTH_HEADER } from './body/split-body';
import { tensorModelOf } from './model/tensor-model';
import { parseInferenceRequest } from './request/parse-inference-request';
import type { RequestedOutput } from './request/inference-request';
import { toInferenceResponse } from './response/to-inference-response';
import { RecordedInferences } from './recorded-inferences';

const ROUTE = '/v2/models/:model/infer';
const [BEFORE_MODEL = '', AFTER_MODEL = ''] = ROUTE.split(':model');

/** More might be worth compressing. */
const MOST_NUMBERS = 16;

/** Inference requests for one record in JSON, with an answer in JSON. */
@Injectable()
export class HotInference implements HotKind, OnModuleInit {
  readonly contentType = 'application/json';

  constructor(
    private readonly hotRoute: HotRoute,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly recorded: RecordedInferences,
  ) {}

  onModuleInit(): void {
    this.hotRoute.serve(this);
  }

  targetOf(url: string): HotTarget | undefined {
    if (!url.startsWith(BEFORE_MODEL) || !url.endsWith(AFTER_MODEL)) return undefined;
    return { model: url.slice(BEFORE_MODEL.length, -AFTER_MODEL.length), route: ROUTE };
  }

  admits(headers: IncomingHttpHeaders): boolean {
    return headers[JSON_LENGTH_HEADER] === undefined;
  }

  ask(body: HotBody): HotQuestion | undefined {
    const startMs = performance.now();
    try {
      const { maxRows } = this.settings;
      const parts = { json: body.bytes, binary: undefined, maxRows };
      const { id = body.requestId, records, outputs } = parseInferenceRequest(tensorModelOf(body.champion), parts);
      if (records.columns.rows !== 1 || !outputs.every(isSmallJson)) return undefined;
      const record = records.recordAt(0);
      return new InferenceQuestion({ ...body, record, id, outputs, startMs }, this.recorded);
    } catch (error) {
      if (error instanceof Problem) return undefined;
      throw error;
    }
  }
}

function isSmallJson({ output, isBinary }: RequestedOutput): boolean {
  return !isBinary && ('width' in output ? output.width : 1) <= MOST_NUMBERS;
}

/** A record, and how the answer is asked for. */
interface AskedInference extends HotBody {
  readonly record: ValidRecord;
  readonly id: string;
  readonly outputs: readonly RequestedOutput[];
  /** When its body was there, by the clock of `performance.now()`. */
  readonly startMs: number;
}

class InferenceQuestion implements HotQuestion {
  private readonly parsedMs = performance.now();
  private queueMs = 0;
  private scoredMs = 0;
  private renderedMs = 0;

  constructor(
    private readonly asked: AskedInference,
    private readonly recorded: RecordedInferences,
  ) {}

  get record(): ValidRecord {
    return this.asked.record;
  }

  render(estimate: Estimate, { queueMs }: RunTimes): string {
    this.queueMs = queueMs;
    this.scoredMs = performance.now();
    const { champion, id, outputs } = this.asked;
    const { body } = toInferenceResponse({ model: champion, id, answered: { rows: 1, estimate }, outputs });
    this.renderedMs = performance.now();
    return String(body);
  }

  noteAnswered(estimate: Estimate): void {
    const { champion, record, requestId, startMs } = this.asked;
    const { parsedMs, queueMs, scoredMs, renderedMs } = this;
    const times = { records: 1, startMs, parsedMs, queueMs, scoredMs, renderedMs };
    this.recorded.noteAnswered(requestId, { champion, record, estimate }, times);
  }

  noteFailed(): void {
    const { champion, startMs } = this.asked;
    this.recorded.noteFailed(champion, performance.now() - startMs);
  }
}
