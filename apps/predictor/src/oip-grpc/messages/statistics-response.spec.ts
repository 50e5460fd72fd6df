import { join } from 'node:path';
import { loadSync, type MethodDefinition } from '@grpc/proto-loader';
import fc from 'fast-check';
import { toModelMetadataResponse } from './metadata-responses';
import { toStatisticsResponse } from './statistics-response';

const service = loadSync(join(__dirname, '../open-inference.proto'), { keepCase: true, longs: String, defaults: true })[
  'inference.GRPCInferenceService'
] as Readonly<Record<string, MethodDefinition<object, object>>>;

/** As another implementation reads it. */
const decode = (method: string, bytes: Buffer): unknown => service[method]?.responseDeserialize(bytes);

/** Counts come back as texts, since they may be of 64 bits. */
const render = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_name, one: unknown) => (typeof one === 'number' ? String(one) : one));

const count = fc.maxSafeNat();
const duration = fc.record({ count, ns: count });
const text = fc.string({ unit: 'grapheme' });

describe('toStatisticsResponse', () => {
  it('says to another implementation what it was given', () => {
    const model = fc.record({
      name: text,
      version: text,
      last_inference: count,
      inference_count: count,
      execution_count: count,
      inference_stats: fc.record({
        success: duration,
        fail: duration,
        queue: duration,
        compute_input: duration,
        compute_infer: duration,
        compute_output: duration,
      }),
      batch_stats: fc.array(
        fc.record({
          batch_size: count,
          compute_input: duration,
          compute_infer: duration,
          compute_output: duration,
        }),
      ),
    });
    fc.assert(
      fc.property(fc.array(model, { maxLength: 3 }), (models) => {
        expect(render(decode('ModelStatistics', toStatisticsResponse(models)))).toEqual({
          model_stats: render(models),
        });
      }),
    );
  });
});

describe('toModelMetadataResponse', () => {
  it('says to another implementation what it was given, dimensions below zero among it', () => {
    const tensor = fc.record({
      name: text,
      datatype: fc.constantFrom('INT64' as const, 'BYTES' as const),
      shape: fc.array(fc.maxSafeInteger()),
    });
    const metadata = fc.record({
      name: text,
      versions: fc.array(text),
      platform: text,
      inputs: fc.array(tensor),
      outputs: fc.array(tensor),
    });
    fc.assert(
      fc.property(metadata, (model) => {
        expect(render(decode('ModelMetadata', toModelMetadataResponse(model)))).toEqual(render(model));
      }),
    );
  });
});
