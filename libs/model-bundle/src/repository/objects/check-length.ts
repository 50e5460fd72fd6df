/**
 * Checks that an object has come as a whole.
 *
 * @param announced number of bytes that the store says the object has; `undefined` where it does not say
 */
export function checkLength(bytes: Uint8Array, announced: number | undefined): Uint8Array {
  if (announced !== undefined && bytes.length !== announced) {
    throw new Error(`expected ${announced} bytes, got ${bytes.length}: the answer was cut off`);
  }
  return bytes;
}
