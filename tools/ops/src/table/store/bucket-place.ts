/** A bucket (or container) and a prefix in it, "" or with "/" at its end. */
export interface BucketPlace {
  readonly uri: string;
  readonly bucket: string;
  readonly prefix: string;
}
