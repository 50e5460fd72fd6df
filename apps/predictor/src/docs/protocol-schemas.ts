import { datatypes } from '../oip/tensor/datatype';
import { listOf, objectOf, refTo, type Schema } from './schema-parts';

const text = { type: 'string' } satisfies Schema;
const flag = { type: 'boolean' } satisfies Schema;
const parameters = { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } } satisfies Schema;
const datatype = { type: 'string', enum: datatypes } satisfies Schema;
const shape = listOf({ type: 'integer' });
const count = { type: 'integer', minimum: 0 } satisfies Schema;
const duration = objectOf({ count, ns: count });

/** The schemas of the Open Inference Protocol v2, and of `/ping` and `/invocations`. */
export const protocolSchemas: Readonly<Record<string, Schema>> = {
  InferenceError: objectOf({ error: text }),
  ServerMetadata: objectOf({ name: text, version: text, extensions: listOf(text) }),
  ServerHealth: objectOf({ live: flag, ready: flag }),
  ModelNames: objectOf({ models: listOf(text) }),
  ModelReady: objectOf({ name: text, ready: flag }),
  TensorMetadata: objectOf({ name: text, datatype, shape, parameters }, ['parameters']),
  ModelMetadata: objectOf({
    name: text,
    versions: listOf(text),
    platform: text,
    inputs: listOf(refTo('TensorMetadata')),
    outputs: listOf(refTo('TensorMetadata')),
  }),
  ModelStatistics: objectOf({
    model_stats: listOf(
      objectOf({
        name: text,
        version: text,
        last_inference: { ...count, description: 'In ms of the epoch; 0 before the first.' },
        inference_count: { ...count, description: 'Records answered.' },
        execution_count: { ...count, description: 'Requests answered.' },
        inference_stats: objectOf({
          success: duration,
          fail: duration,
          queue: duration,
          compute_input: duration,
          compute_infer: duration,
          compute_output: duration,
        }),
        batch_stats: listOf({ type: 'object' }),
      }),
    ),
  }),
  InferenceRequest: objectOf(
    {
      id: text,
      parameters,
      inputs: listOf(
        objectOf(
          {
            name: text,
            datatype,
            shape,
            parameters,
            data: { type: 'array', description: 'Flat or nested; absent where binary_data_size says where it is.' },
          },
          ['parameters', 'data'],
        ),
      ),
      outputs: listOf(objectOf({ name: text, parameters }, ['parameters'])),
    },
    ['id', 'parameters', 'outputs'],
  ),
  InferenceResponse: objectOf({
    model_name: text,
    model_version: text,
    id: text,
    outputs: listOf(
      objectOf({ name: text, datatype, shape, parameters, data: { type: 'array' } }, ['parameters', 'data']),
    ),
  }),
  ContainerHealth: objectOf({ ready: flag }),
  InvocationRequest: {
    type: 'object',
    description: 'One of the four.',
    properties: {
      instances: { type: ['array', 'object'] },
      inputs: { type: ['array', 'object'] },
      dataframe_records: listOf({ type: 'object' }),
      dataframe_split: objectOf({ columns: listOf(text), data: listOf({ type: 'array' }) }),
    },
    minProperties: 1,
  },
  InvocationResponse: objectOf({
    predictions: listOf({ oneOf: [refTo('RegressionEstimate'), refTo('ClassificationEstimate')] }),
  }),
};
