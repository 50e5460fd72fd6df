import { toBlob, toShape } from '../../oip/response/tensor-data';
import type { InferenceAnswer } from '../../oip/response/to-inference-response';
import { ProtoWriter } from '../wire/proto-writer';
import { writeParameters } from './parameters';

/** Renders `ModelInferResponse`, the elements of all outputs as raw contents, as Triton does. */
export function toInferResponse({ model, id, answered, outputs }: InferenceAnswer): Buffer {
  const response = new ProtoWriter().text(1, model.name).text(2, String(model.version)).text(3, id);
  for (const { output } of outputs) {
    const { name, datatype, parameters } = output.metadata;
    response.message(5, (tensor) => {
      tensor.text(1, name).text(2, datatype).integers(3, toShape(output, answered.rows));
      writeParameters(tensor, 4, parameters);
    });
  }
  for (const { output } of outputs) response.bytes(6, toBlob(output, answered));
  return response.finish();
}
