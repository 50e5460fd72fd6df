/** A bundle that is in a repository: `insurance`, 3. */
export interface PublishedBundle {
  readonly name: string;
  readonly version: number;
}
