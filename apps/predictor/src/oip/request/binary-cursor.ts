import { renderGot } from '@medcast/record-schema';
import { invalidRequest } from '../invalid-request';
import { JSON_LENGTH_HEADER } from '../body/split-body';
import type { BinaryData } from './binary-data';

/** The binary data after the JSON of a body. */
export class BinaryCursor implements BinaryData {
  private offset = 0;

  /** @param binary `undefined` where the request is JSON alone */
  constructor(private readonly binary: Buffer | undefined) {}

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

  checkIsAtEnd(): void {
    const left = (this.binary?.length ?? 0) - this.offset;
    if (left > 0) throw invalidRequest(`expected binary data for the inputs alone, got ${left} bytes more`);
  }
}
