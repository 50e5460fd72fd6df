import { Inject, Injectable } from '@nestjs/common';
import type { Estimate } from '@medcast/prediction-contract';
import { Problem } from '@medcast/problem';
import type { ValidRecord } from '@medcast/record-schema';
import type { JsonDocument } from '../json-body/json-document';
import { INSURANCE_MODEL } from '../models/check-patient-schema';
import type { LoadedModel } from '../models/loaded-model';
import { ModelCatalog } from '../models/model-catalog';
import type { Asker } from '../oip/asker';
import { invalidRequest } from '../oip/invalid-request';
import { ScoredRequests } from '../oip/scored-requests';
import { type Settings, SETTINGS } from '../settings/settings';
import { CsvBody } from './csv/csv-body';
import { parseCsvRecords } from './csv/parse-csv-records';
import { parseInstances, parseRows } from './parse-instances';
import { parseInvocation } from './parse-invocation';

/** What an invocation may hold. */
export type InvocationBody = JsonDocument | CsvBody | undefined | null;

/** What an invocation is answered with. */
export interface InvocationAnswer {
  /** In the order of the records. */
  readonly predictions: readonly Estimate[];
}

/** Answers what platforms send to a container that serves one model. */
@Injectable()
export class Invocations {
  constructor(
    private readonly catalog: ModelCatalog,
    private readonly scored: ScoredRequests,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Problem what `ModelCatalog.find`, {@link parseInvocation}, {@link parseInstances}, {@link parseCsvRecords} and the estimator refuse */
  answer(body: InvocationBody, asker: Asker): Promise<InvocationAnswer> {
    return this.catalog.use(this.modelName, async (model) => {
      const records = this.parse(body, model);
      return { predictions: (await this.scored.score(model, records, asker)).estimates };
    });
  }

  private parse(body: InvocationBody, { parser, bundle }: LoadedModel): readonly ValidRecord[] {
    const { maxRows } = this.settings;
    const schema = { fields: bundle.schema.fields, parser, maxRows };
    if (body instanceof CsvBody) return parseRows(parseCsvRecords(body, schema), { part: 'csv', maxRows });
    return parseInstances(parseInvocation(toValue(body)), schema);
  }

  /** The only model, else that of `/api/v1/predict`: these contracts know of one. */
  private get modelName(): string {
    const [only, ...others] = this.catalog.entries;
    return only !== undefined && others.length === 0 ? only.name : INSURANCE_MODEL;
  }
}

function toValue(document: JsonDocument | undefined | null): unknown {
  if (document === undefined || document === null) {
    throw new Problem('JSON_MALFORMED', 'expected a body of well-formed JSON, got an empty body');
  }
  const { value, duplicatedNames } = document;
  if (duplicatedNames.length === 0) return value;
  throw invalidRequest(`expected ${duplicatedNames.join(', ')} once, got several`);
}
