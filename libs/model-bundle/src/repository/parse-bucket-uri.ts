/** Schemes of repositories in buckets. */
export type BucketScheme = 'gs' | 's3' | 'az';

/** Where in which bucket a repository is. */
export interface BucketPlace {
  readonly scheme: BucketScheme;
  /** Of Azure: the container. */
  readonly bucket: string;
  /** Prefix of all keys: empty, or with `/` at its end. */
  readonly root: string;
}

// Bucket names: 3 to 63 lower-case letters, digits, dots, hyphens; Google also allows underscores and 222 characters.
const BUCKET_URI = /^(gs|s3|az):\/\/([a-z0-9][a-z0-9._-]{1,220}[a-z0-9])((?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)*)\/?$/;

/** Parses `gs://bucket`, `s3://bucket/prefix` or `az://container/some/prefix`; `undefined` for anything else. */
export function parseBucketUri(uri: string): BucketPlace | undefined {
  const [, scheme, bucket, path = ''] = BUCKET_URI.exec(uri) ?? [];
  if ((scheme !== 'gs' && scheme !== 's3' && scheme !== 'az') || bucket === undefined) return undefined;
  return { scheme, bucket, root: path === '' ? '' : `${path.slice(1)}/` };
}
