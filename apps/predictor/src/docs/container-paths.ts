import type { OpenAPIObject } from '@nestjs/swagger';
import { containerContract, toJsonBody, toOperation } from './operation-parts';
import type { LoadedModel } from '../models/loaded-model';
import type { ProtocolFacts } from './protocol-paths';

/** Rows of cells, with or without a header. */
function toCsvContent(models: readonly LoadedModel[]) {
  const examples = models.map(({ name, bundle }) => {
    const { fields } = bundle.schema;
    const lines = [fields.map((field) => field.name), fields.map(({ example }) => String(example))];
    return [name, { value: `${lines.map((cells) => cells.join(',')).join('\n')}\n` }] as const;
  });
  return { schema: { type: 'string' as const }, examples: Object.fromEntries(examples) };
}

/** Describes `/ping` and `/invocations`, with requests that can be tried. */
export function describeContainerPaths({ models, needsKey }: ProtocolFacts): OpenAPIObject['paths'] {
  const ping = toOperation(containerContract, {
    id: 'ping',
    summary: 'Whether requests are welcome, for SageMaker and MLflow; the same with 503 where they are not',
    answer: 'ContainerHealth',
    problems: [],
  });
  const invocations = toOperation(containerContract, {
    id: 'invocations',
    summary: 'Estimates of the only model, or of insurance among several, for SageMaker, MLflow and Vertex AI',
    answer: 'InvocationResponse',
    problems: ['400', ...(needsKey ? ['401'] : []), '404', '413', '415', '503'],
  });
  const examples = models.map(({ name, bundle }): [string, unknown] => {
    const record = Object.fromEntries(bundle.schema.fields.map((field) => [field.name, field.example]));
    return [name, { instances: [record] }];
  });
  const json = toJsonBody('InvocationRequest', Object.fromEntries(examples));
  const content = { ...('content' in json && json.content), 'text/csv': toCsvContent(models) };
  return {
    '/ping': { get: ping },
    '/invocations': { post: { ...invocations, requestBody: { required: true, content } } },
  };
}
