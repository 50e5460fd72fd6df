/** The data of the binary tensors of a request, handed out in their order. */
export interface BinaryData {
  /**
   * Takes the data of the next tensor.
   *
   * @param size its `binary_data_size`
   * @throws Problem INFERENCE_REQUEST_INVALID where there is not so much left
   */
  take(name: string, size: unknown): Buffer;

  /** Refuses data that belongs to no tensor. */
  checkIsAtEnd(): void;
}
