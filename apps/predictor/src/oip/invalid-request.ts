import { Problem, type ProblemOptions } from '@medcast/problem';

/** The refusal of an inference request that does not keep to the protocol, or whose tensors do not fit the model. */
export function invalidRequest(detail: string, options: ProblemOptions = {}): Problem {
  return new Problem('INFERENCE_REQUEST_INVALID', detail, options);
}
