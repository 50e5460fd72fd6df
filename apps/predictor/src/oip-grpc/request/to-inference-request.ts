import { isUtf8 } from 'node:buffer';
import { invalidRequest } from '../../oip/invalid-request';
import type { TensorModel } from '../../oip/model/tensor-model';
import type { InferenceRequest } from '../../oip/request/inference-request';
import { parseInputs } from '../../oip/request/parse-inputs';
import { parseOutputs } from '../../oip/request/parse-outputs';
import { isDatatype } from '../../oip/tensor/datatype';
import type { InferInput, InferRequest } from '../messages/infer-request';
import { type ContentsName, contentsNameOf, type TensorContents } from '../messages/tensor-contents';
import { RawContents } from './raw-contents';

/**
 * Checks a message against a model, by the same steps as a request in JSON.
 *
 * @param maxRows most records of one request
 * @throws Problem what `parseInputs` and `parseOutputs` refuse, and INFERENCE_REQUEST_INVALID for elements that stand in
 *   another list than that of their datatype, or in two places
 */
export function toInferenceRequest(model: TensorModel, request: InferRequest, maxRows: number): InferenceRequest {
  const { id, inputs, outputs, parameters, rawContents } = request;
  if (rawContents.length > 0 && rawContents.length !== inputs.length) {
    const got = `${rawContents.length} for ${inputs.length}`;
    throw invalidRequest(`expected raw_input_contents for none of the inputs or one for each, got ${got}`);
  }
  return {
    id: id === '' ? undefined : id,
    outputs: parseOutputs(model, outputs, parameters),
    records: parseInputs(model, {
      inputs: inputs.map((input, index) => toInput(input, rawContents[index])),
      binary: new RawContents(rawContents),
      maxRows,
    }),
  };
}

/** The input as JSON would have it, or with the size of its binary data. */
function toInput({ name, datatype, shape, contents }: InferInput, raw: Buffer | undefined): unknown {
  const data = contents === undefined ? undefined : toData(name, datatype, contents);
  if (raw === undefined) return { name, datatype, shape, data };
  // A message that is there and empty is what some clients send beside raw contents.
  if (data !== undefined && data.length > 0) {
    throw invalidRequest(`${name}: expected either contents or raw_input_contents, got both`);
  }
  return { name, datatype, shape, parameters: { binary_data_size: raw.length } };
}

function toData(name: string, datatype: string, contents: TensorContents): readonly unknown[] {
  const expected = isDatatype(datatype) ? contentsNameOf(datatype) : undefined;
  const given = (Object.keys(contents) as ContentsName[]).filter((list) => contents[list].length > 0);
  const wrong = given.find((list) => list !== expected);
  // Of a datatype that is none, whoever looks at it next says so.
  if (wrong !== undefined && isDatatype(datatype)) {
    throw invalidRequest(`${name}: expected ${expected ?? 'raw_input_contents'} for ${datatype}, got ${wrong}`);
  }
  if (expected === 'bytes_contents') return contents.bytes_contents.map((bytes, row) => toText(name, bytes, row));
  if (expected === 'fp32_contents' || expected === 'fp64_contents') return contents[expected].map(toNumberOrMissing);
  return expected === undefined ? [] : contents[expected];
}

/** NaN is a missing number here as in binary data. */
function toNumberOrMissing(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function toText(name: string, bytes: Buffer, row: number): string {
  if (isUtf8(bytes)) return bytes.toString();
  throw invalidRequest(`${name}: expected BYTES elements, texts in UTF-8, got bytes that are not UTF-8 (row ${row})`);
}
