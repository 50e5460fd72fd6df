/** Where a processor was, some times: the outermost frame first. */
export interface Stack {
  readonly frames: readonly Frame[];
  readonly samples: number;
}

/** One function of a stack. */
export interface Frame {
  readonly name: string;
  /** What it belongs to: `kernel`, the base name of a library, or for JavaScript its file, line and column. */
  readonly of: string;
}
