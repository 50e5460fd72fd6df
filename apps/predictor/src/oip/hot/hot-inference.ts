import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { RunTimes } from '@medcast/inference';
import type { Estimate } from '@medcast/prediction-contract';
import { Problem } from '@medcast/problem';
import type { ValidRecord } from '@medcast/record-schema';
import { getOrAdd } from '../../get-or-add';
import type { HotBody, HotKind, HotQuestion } from '../../hot-route/hot-kind';
import { HotRoute } from '../../hot-route/hot-route';
import { compileModelTargets } from '../../hot-route/model-targets';
import type { LoadedModel } from '../../models/loaded-model';
import { type Settings, SETTINGS } from '../../settings/settings';
import { JSON_LENGTH_HEADER } from '../body/split-body';
import { INFER_PATH } from '../infer-path';
import { tensorModelOf } from '../model/tensor-model';
import { parseInferenceRequest } from '../request/parse-inference-request';
import type { RequestedOutput } from '../request/inference-request';
import { toInferenceResponse } from '../response/to-inference-response';
import { compileSingleAnswer, type SingleAnswer } from './compile-single-answer';
import { datatypesOf, type FieldDatatypes, parseSingleRequest } from './parse-single-request';
import { RecordedInferences } from './recorded-inferences';

/** More might be worth compressing. */
const MOST_NUMBERS = 16;

/** Inference requests for one record in JSON, with an answer in JSON. */
@Injectable()
export class HotInference implements HotKind, OnModuleInit {
  readonly contentType = 'application/json';
  readonly targetOf = compileModelTargets(INFER_PATH);
  private readonly singles = new WeakMap<LoadedModel, SingleInference>();

  constructor(
    private readonly hotRoute: HotRoute,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly recorded: RecordedInferences,
  ) {}

  onModuleInit(): void {
    this.hotRoute.serve(this);
  }

  admits(headers: IncomingHttpHeaders): boolean {
    return headers[JSON_LENGTH_HEADER] === undefined;
  }

  ask(body: HotBody): HotQuestion | undefined {
    const startMs = performance.now();
    const asked = this.askSingle(body) ?? this.askAny(body);
    return asked === undefined ? undefined : new InferenceQuestion({ ...body, ...asked, startMs }, this.recorded);
  }

  /** What nearly everybody asks who asks for one record: all outputs. */
  private askSingle({ champion, bytes, requestId }: HotBody): RecordToAnswer | undefined {
    const { datatypes, render } = this.singleOf(champion);
    const request = parseSingleRequest(bytes, datatypes);
    if (request === undefined) return undefined;
    const parse = champion.parser.parseJson(request.values);
    if (!parse.ok) return undefined;
    const { id = requestId } = request;
    return { record: parse.record, render: (estimate) => render(id, estimate) };
  }

  private askAny({ champion, bytes, requestId }: HotBody): RecordToAnswer | undefined {
    try {
      const { maxRows } = this.settings;
      const parts = { json: bytes, binary: undefined, maxRows };
      const { id = requestId, records, outputs } = parseInferenceRequest(tensorModelOf(champion), parts);
      if (records.columns.rows !== 1 || !outputs.every(isSmallJson)) return undefined;
      const render = (estimate: Estimate): string =>
        String(toInferenceResponse({ model: champion, id, answered: { rows: 1, estimate }, outputs }).body);
      return { record: records.recordAt(0), render };
    } catch (error) {
      if (error instanceof Problem) return undefined;
      throw error;
    }
  }

  private singleOf(champion: LoadedModel): SingleInference {
    return getOrAdd(this.singles, champion, () => compileSingleInference(champion));
  }
}

/** How requests for all outputs of one record are read and answered. */
interface SingleInference {
  readonly datatypes: FieldDatatypes;
  readonly render: SingleAnswer;
}

/** A record, and how its estimate is answered. */
interface RecordToAnswer {
  readonly record: ValidRecord;
  readonly render: (estimate: Estimate) => string;
}

function compileSingleInference(champion: LoadedModel): SingleInference {
  const model = tensorModelOf(champion);
  const isSmall = model.outputs.every((output) => isSmallJson({ output, isBinary: false }));
  // Where an answer may be worth compressing, no request is of this kind.
  const datatypes = isSmall ? datatypesOf(model) : new Map<string, string>();
  return { datatypes, render: compileSingleAnswer(champion, model.outputs) };
}

function isSmallJson({ output, isBinary }: RequestedOutput): boolean {
  return !isBinary && ('width' in output ? output.width : 1) <= MOST_NUMBERS;
}

interface AskedInference extends HotBody, RecordToAnswer {
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
    const text = this.asked.render(estimate);
    this.renderedMs = performance.now();
    return text;
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
