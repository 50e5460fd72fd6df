/** A body that was read as JSON. */
export interface JsonDocument {
  readonly value: unknown;
  /** Names that the outermost object gives more than once; JSON itself keeps the last in silence. */
  readonly duplicatedNames: readonly string[];
}
