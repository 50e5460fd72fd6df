import { Inject, Injectable } from '@nestjs/common';
import type { Estimate } from '@medcast/prediction-contract';
import { Problem } from '@medcast/problem';
import type { JsonDocument } from '../json-body/json-document';
import { INSURANCE_MODEL } from '../models/check-patient-schema';
import { ModelCatalog } from '../models/model-catalog';
import type { Asker } from '../oip/asker';
import { invalidRequest } from '../oip/invalid-request';
import { ScoredRequests } from '../oip/scored-requests';
import { type Settings, SETTINGS } from '../settings/settings';
import { parseInstances } from './parse-instances';
import { parseInvocation } from './parse-invocation';

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

  /** @throws Problem what `ModelCatalog.find`, {@link parseInvocation}, {@link parseInstances} and the estimator refuse */
  answer(document: JsonDocument | undefined | null, asker: Asker): Promise<InvocationAnswer> {
    return this.catalog.use(this.modelName, async (model) => {
      const { parser, bundle } = model;
      const { fields } = bundle.schema;
      const instances = parseInvocation(toBody(document));
      const records = parseInstances(instances, { fields, parser, maxRows: this.settings.maxRows });
      return { predictions: (await this.scored.score(model, records, asker)).estimates };
    });
  }

  /** The only model, else that of `/api/v1/predict`: these contracts know of one. */
  private get modelName(): string {
    const [only, ...others] = this.catalog.entries;
    return only !== undefined && others.length === 0 ? only.name : INSURANCE_MODEL;
  }
}

function toBody(document: JsonDocument | undefined | null): unknown {
  if (document === undefined || document === null) {
    throw new Problem('JSON_MALFORMED', 'expected a body of well-formed JSON, got an empty body');
  }
  const { value, duplicatedNames } = document;
  if (duplicatedNames.length === 0) return value;
  throw invalidRequest(`expected ${duplicatedNames.join(', ')} once, got several`);
}
