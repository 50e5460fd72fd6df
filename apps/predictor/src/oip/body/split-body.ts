import { invalidRequest } from '../invalid-request';

/** Name of the header that says how long the JSON before the binary data is. */
export const JSON_LENGTH_HEADER = 'inference-header-content-length';

/** The two parts of a body. */
export interface BodyParts {
  readonly json: Buffer;
  /** Data of the binary tensors, one after the other; `undefined` where the body is JSON alone. */
  readonly binary: Buffer | undefined;
}

/**
 * Splits a body into its JSON and its binary data, without a copy.
 *
 * @param length the header `inference-header-content-length`
 * @throws Problem INFERENCE_REQUEST_INVALID where that is no number of bytes that the body has
 */
export function splitBody(bytes: Buffer, length: string | readonly string[] | undefined): BodyParts {
  if (length === undefined) return { json: bytes, binary: undefined };
  const jsonBytes = typeof length === 'string' && /^\d{1,15}$/.test(length) ? Number(length) : NaN;
  if (jsonBytes <= bytes.length) return { json: bytes.subarray(0, jsonBytes), binary: bytes.subarray(jsonBytes) };
  throw invalidRequest(
    `expected ${JSON_LENGTH_HEADER} from 0 to the ${bytes.length} bytes of the body, got another value`,
  );
}
