import type { RunningServer } from '../process/start-server';

/** Name of the bucket or container that every server has. */
export const BUCKET = 'medcast';

/** A bucket that can be used now. */
export interface BucketServer {
  readonly server: RunningServer;
  /** Address of the server: `http://127.0.0.1:4443`. */
  readonly url: string;
  /** Of a model repository in the bucket: `gs://medcast/models`. */
  readonly uri: string;
  /** What the environment of a client must hold. */
  readonly env: Readonly<Record<string, string>>;
}
