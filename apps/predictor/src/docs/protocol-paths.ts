import type { OpenAPIObject } from '@nestjs/swagger';
import type { LoadedModel } from '../models/loaded-model';
import { toInputMetadata } from '../oip/model/input-metadata';
import { type DescribedOperation, oipContract, type PathItem, toJsonBody, toOperation } from './operation-parts';

type Paths = OpenAPIObject['paths'];

/** What is served by the protocol, and who may ask. */
export interface ProtocolFacts {
  readonly models: readonly LoadedModel[];
  readonly needsKey: boolean;
}

/** Describes the paths of the Open Inference Protocol v2, with requests that can be tried. */
export function describeProtocolPaths({ models, needsKey }: ProtocolFacts): Paths {
  const keyed = needsKey ? ['401'] : [];
  const examples = Object.fromEntries(models.map((model) => [model.name, toExample(model)]));
  const names = models.map(({ name }) => name);
  return {
    ...toServerPaths(keyed),
    ...toModelPaths({ base: '/v2/models/{model}', suffix: '', keyed, examples, names }),
    ...toModelPaths({ base: '/v2/models/{model}/versions/{version}', suffix: 'OfVersion', keyed, examples, names }),
  };
}

function toServerPaths(keyed: readonly string[]): Paths {
  return {
    '/v2': get({ id: 'serverMetadata', summary: 'The server', answer: 'ServerMetadata', problems: [] }),
    '/v2/health/live': get({
      id: 'serverLive',
      summary: 'Whether the event loop beats',
      answer: 'ServerHealth',
      problems: [],
    }),
    '/v2/health/ready': get({
      id: 'serverReady',
      summary: 'Whether requests are welcome; the same with 503 where they are not',
      answer: 'ServerHealth',
      problems: [],
    }),
    '/v2/models': get({ id: 'modelNames', summary: 'The models served', answer: 'ModelNames', problems: keyed }),
    '/v2/models/stats': get({
      id: 'statistics',
      summary: 'Figures of all models since the start',
      answer: 'ModelStatistics',
      problems: keyed,
    }),
  };
}

/** What the paths of a model have in common. */
interface ModelPaths {
  readonly base: string;
  /** Ending of the names of its operations. */
  readonly suffix: string;
  readonly keyed: readonly string[];
  readonly examples: Readonly<Record<string, unknown>>;
  readonly names: readonly string[];
}

function toModelPaths({ base, suffix, keyed, examples, names }: ModelPaths): Paths {
  const problems = [...keyed, '404', '503'];
  const infer: DescribedOperation = {
    id: `infer${suffix}`,
    summary: 'Estimates for records given as one tensor for each field, in JSON or as binary data',
    answer: 'InferenceResponse',
    problems: ['400', ...keyed, '404', '413', '415', '503'],
  };
  const items: Readonly<Record<string, PathItem>> = {
    '': get({ id: `modelMetadata${suffix}`, summary: 'The tensors of a model', answer: 'ModelMetadata', problems }),
    '/ready': get({ id: `modelReady${suffix}`, summary: 'Whether it answers', answer: 'ModelReady', problems }),
    '/stats': get({ id: `modelStatistics${suffix}`, summary: 'Its figures', answer: 'ModelStatistics', problems }),
    '/infer': {
      post: { ...toOperation(oipContract, infer), requestBody: toJsonBody('InferenceRequest', examples) },
    },
  };
  const parameters = toParameters(base, names);
  return Object.fromEntries(Object.entries(items).map(([end, item]) => [`${base}${end}`, { ...item, parameters }]));
}

function toParameters(base: string, names: readonly string[]): NonNullable<PathItem['parameters']> {
  const text = { type: 'string' } as const;
  const inPath = { in: 'path', required: true } as const;
  const model = { ...inPath, name: 'model', schema: { ...text, ...(names.length > 0 && { enum: [...names] }) } };
  const version = { ...inPath, name: 'version', schema: text };
  return base.includes('{version}') ? [model, version] : [model];
}

function get(operation: DescribedOperation): PathItem {
  return { get: toOperation(oipContract, operation) };
}

/** The example record as tensors of one row. */
function toExample({ bundle }: LoadedModel): unknown {
  const inputs = bundle.schema.fields.map((field) => {
    const { name, datatype } = toInputMetadata(field);
    return { name, datatype, shape: [1], data: [field.example] };
  });
  return { inputs };
}
