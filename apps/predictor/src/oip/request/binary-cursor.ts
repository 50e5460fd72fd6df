import { renderGot } from '@medcast/record-schema';
import { invalidRequest } from '../invalid-request';
import { JSON_LENGTH_HEADER } from '../body/split-body';

/** Hands out the binary data of a request piece by piece, in the order of its tensors. */
export class BinaryCursor {
  private offset = 0;

  /** @param binary `undefined` where the request is JSON alone */
  constructor(private readonly binary: Buffer | undefined) {}

  /**
   * Takes the data of the next tensor.
   *
   * @param size its `binary_data_size`
   * @throws Problem INFERENCE_REQUEST_INVALID where there is not so much left
   */
  take(name: string, size: unknown): Buffer {
    if (this.binary === undefined) {
      throw invalidRequest(`${name}: expected the header ${JSON_LENGTH_HEADER} beside binary data, got none`);
    }
    const left = this.binary.length - this.offset;
    if (typeof size !== 'number' || !Number.isInteger(size) || size < 0 || size > left) {
      throw invalidRequest(
        `${name}: expected a binary_data_size from 0 to the ${left} bytes left, got ${renderGot(size)}`,
      );
    }
    const start = this.offset;
    this.offset += size;
    return this.binary.subarray(start, this.offset);
  }

  /** Refuses data that belongs to no tensor. */
  checkIsAtEnd(): void {
    const left = (this.binary?.length ?? 0) - this.offset;
    if (left > 0) throw invalidRequest(`expected binary data for the inputs alone, got ${left} bytes more`);
  }
}
