import { Problem } from '@medcast/problem';
import { collectOnnxParts } from './collect-onnx-parts';
import { EXTERNAL_DATA_LOCATION, type OnnxModel, type OnnxNode, type OnnxTensor } from './onnx-message';
import { parseOnnxModel } from './parse-onnx-model';

/** Operators that every runtime has and that only compute; "" and "ai.onnx" are two names of one set. */
const ALLOWED_DOMAINS: readonly string[] = ['', 'ai.onnx', 'ai.onnx.ml'];

/**
 * Refuses an ONNX model that reads other files or runs operators of others (`BUNDLE_ONNX_REFUSED`).
 * Looks into every subgraph; says nothing of inputs and outputs, which the scorer checks.
 */
export function checkOnnxModel(bytes: Uint8Array): void {
  const model = parseOnnxModel(bytes);
  const { nodes, tensors } = collectOnnxParts(model);
  const complaints = [
    ...unknownDomains(model, nodes).map((domain) => `operators of the domain "${domain}"`),
    ...tensors.filter(isExternal).map(describeExternal),
  ];
  if (complaints.length > 0) {
    const detail = `model.onnx: expected only operators of ai.onnx and ai.onnx.ml and all data inside, got ${complaints.join(', ')}; export the model without them`;
    throw new Problem('BUNDLE_ONNX_REFUSED', detail);
  }
}

function unknownDomains(model: OnnxModel, nodes: readonly OnnxNode[]): string[] {
  const declared = [...(model.opsetImport ?? []), ...(model.functions ?? []), ...nodes];
  const domains = new Set(declared.map(({ domain }) => domain ?? ''));
  return [...domains].filter((domain) => !ALLOWED_DOMAINS.includes(domain)).sort();
}

function isExternal({ dataLocation, externalData }: OnnxTensor): boolean {
  return dataLocation === EXTERNAL_DATA_LOCATION || (externalData ?? []).length > 0;
}

function describeExternal({ name, externalData }: OnnxTensor): string {
  const location = externalData?.find(({ key }) => key === 'location')?.value ?? 'a file that it does not name';
  return `tensor "${name ?? ''}" in ${JSON.stringify(location)}`;
}
