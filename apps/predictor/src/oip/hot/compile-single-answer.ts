import type { Estimate } from '@medcast/prediction-contract';
import type { LoadedModel } from '../../models/loaded-model';
import { isTextOutput, type OutputTensor } from '../model/output-tensor';

/** Renders the answer that has all outputs of one record. */
export type SingleAnswer = (id: string, estimate: Estimate) => string;

/**
 * Compiles the renderer of a model's answers: what every answer says alike is rendered once. The text is, character for
 * character, that of `toInferenceResponse`.
 */
export function compileSingleAnswer({ name, version }: LoadedModel, outputs: readonly OutputTensor[]): SingleAnswer {
  const beforeId = `{"model_name":${JSON.stringify(name)},"model_version":"${version}","id":`;
  const pieces = outputs.map((output) => ({ output, head: toHead(output) }));
  return (id, estimate) => {
    let text = `${beforeId}${JSON.stringify(id)},"outputs":[`;
    for (const { output, head } of pieces) text += `${head}${renderData(output, estimate)}]},`;
    return `${text.slice(0, -1)}]}`;
  };
}

/** An output to before its first element. */
function toHead({ metadata }: OutputTensor): string {
  const { name, datatype, parameters, shape } = metadata;
  const tensor = { name, datatype, shape: [1, ...shape.slice(1)], ...(parameters && { parameters }), data: [] };
  return JSON.stringify(tensor).slice(0, -']}'.length);
}

function renderData(output: OutputTensor, estimate: Estimate): string {
  if (isTextOutput(output)) return JSON.stringify(output.read(estimate));
  let text = String(Math.fround(output.read(estimate, 0)));
  for (let column = 1; column < output.width; column++) text += `,${Math.fround(output.read(estimate, column))}`;
  return text;
}
