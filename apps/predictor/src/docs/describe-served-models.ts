import type { OpenAPIObject } from '@nestjs/swagger';
import { toJsonSchema } from '@medcast/record-schema';
import { INSURANCE_MODEL } from '../models/check-patient-schema';
import type { LoadedModel } from '../models/loaded-model';
import { describeBulkPath } from './bulk-paths';
import { componentSchemas } from './component-schemas';
import { describeContainerPaths } from './container-paths';
import { toAnswers, toUnhealthyAnswer } from './operation-answers';
import { describeProtocolPaths } from './protocol-paths';
import { refTo } from './schema-parts';
import { describeWhatIfPath } from './what-if-path';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type RequestBody = NonNullable<Operation['requestBody']>;
type Parameters = NonNullable<Operation['parameters']>;

/** What there is to describe beside the routes. */
export interface Described {
  readonly models: readonly LoadedModel[];
  readonly needsKey: boolean;
}

const PREDICTIONS = new Set(['predictCharges', 'predict']);
const KEYS = [{ apiKey: [] }, { bearer: [] }];

/** Completes the document of the routes with what is served: the fields of each model, examples and answers. */
export function describeServedModels(document: OpenAPIObject, described: Described): OpenAPIObject {
  const records = Object.fromEntries(described.models.map((model) => [recordNameOf(model), toRecordSchema(model)]));
  const paths = Object.entries(document.paths)
    .filter(([path]) => path !== '/api/v1/predict' || described.models.some(({ name }) => name === INSURANCE_MODEL))
    .map(([path, item]): [string, PathItem] => [path, describePath(path, item, described)]);
  return {
    ...document,
    paths: {
      ...Object.fromEntries(paths),
      ...describeWhatIfPath(described),
      ...describeProtocolPaths(described),
      ...describeContainerPaths(described),
      ...describeBulkPath(described),
    },
    components: { ...document.components, schemas: { ...componentSchemas, ...records } },
  };
}

function describePath(path: string, item: PathItem, described: Described): PathItem {
  return {
    ...item,
    ...(item.get !== undefined && { get: describeOperation(path, item.get, described) }),
    ...(item.post !== undefined && { post: describeOperation(path, item.post, described) }),
  };
}

function describeOperation(path: string, operation: Operation, { models, needsKey }: Described): Operation {
  const id = operation.operationId ?? '';
  if (!path.startsWith('/api/')) return { ...operation, responses: { ...toAnswers(id, []), ...toProbeAnswers(id) } };
  const isPrediction = PREDICTIONS.has(id);
  const asked = id === 'predictCharges' ? models.filter(({ name }) => name === INSURANCE_MODEL) : models;
  return {
    ...operation,
    ...(needsKey && { security: KEYS }),
    parameters: toParameters(path, models, isPrediction),
    ...(isPrediction && { requestBody: toRequestBody(asked) }),
    responses: toAnswers(id, toProblemStatuses(path, isPrediction, needsKey)),
  };
}

function toProbeAnswers(operationId: string): Operation['responses'] {
  return operationId === 'live' ? {} : toUnhealthyAnswer();
}

function toProblemStatuses(path: string, isPrediction: boolean, needsKey: boolean): readonly string[] {
  const ofKeys = needsKey ? ['401'] : [];
  if (isPrediction) return ['400', ...ofKeys, '404', '413', '415', '503'];
  return path.includes('{model}') ? [...ofKeys, '404', '503'] : ofKeys;
}

function toParameters(path: string, models: readonly LoadedModel[], isPrediction: boolean): Parameters {
  const names = models.map(({ name }) => name);
  const model: Parameters = path.includes('{model}')
    ? [
        {
          name: 'model',
          in: 'path',
          required: true,
          schema: { type: 'string', ...(names.length > 0 && { enum: names }) },
        },
      ]
    : [];
  if (!isPrediction) return model;
  const description = 'Whether to say what each field contributes.';
  return [...model, { name: 'explain', in: 'query', description, schema: { type: 'boolean', default: false } }];
}

function toRequestBody(models: readonly LoadedModel[]): RequestBody {
  const references = models.map((model) => refTo(recordNameOf(model)));
  const schema = references.length === 1 ? (references[0] ?? {}) : { oneOf: references };
  const examples = Object.fromEntries(models.map((model) => [model.name, { value: toExample(model) }]));
  return { required: true, content: { 'application/json': { schema, examples } } };
}

function toRecordSchema({ bundle }: LoadedModel): Readonly<Record<string, unknown>> {
  const { $schema: _dialect, ...schema } = toJsonSchema(bundle.schema);
  return schema;
}

function toExample({ bundle }: LoadedModel): Readonly<Record<string, unknown>> {
  return Object.fromEntries(bundle.schema.fields.map(({ name, example }) => [name, example]));
}

/** `insurance` → `InsuranceRecord`, `heart-disease` → `HeartDiseaseRecord`. */
function recordNameOf({ name }: LoadedModel): string {
  const words = name.split(/[._-]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Record`;
}
