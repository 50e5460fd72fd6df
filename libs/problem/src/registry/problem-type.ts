/** What the registry says of one code. */
export interface ProblemType {
  /** One sentence that stays the same for every occurrence (RFC 9457 `title`). */
  readonly title: string;
  /** HTTP status with which the API answers. */
  readonly status: number;
}
