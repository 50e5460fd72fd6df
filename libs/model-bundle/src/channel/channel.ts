import { z } from 'zod';
import { parseJsonBytes } from '../json/parse-json-bytes';
import { parseWithSchema } from '../json/parse-with-schema';

/** A name such as `production` that points to one version of a model. */
export interface Channel {
  /** The version to serve. */
  readonly version: number;
  /** The version before it, to which a rollback goes; `null` for the first. */
  readonly previous: number | null;
  /** When the channel was pointed there: ISO 8601 with its offset, `2026-01-31T12:00:00Z`. */
  readonly changedAt: string;
  /** Why, in the words of who did it. */
  readonly reason: string;
}

const versionSchema = z.int().positive();

const channelSchema: z.ZodType<Channel> = z.strictObject({
  version: versionSchema,
  previous: versionSchema.nullable(),
  changedAt: z.iso.datetime({ offset: true }),
  reason: z.string(),
});

/** Parses the content of a channel file; `CHANNEL_INVALID` names what is wrong in it. */
export function parseChannel(bytes: Uint8Array, path: string): Channel {
  const json = parseJsonBytes(bytes, path, 'CHANNEL_INVALID');
  return parseWithSchema(channelSchema, json, { subject: path, code: 'CHANNEL_INVALID' });
}

/** Tells whether two readings of a channel are the same; `undefined` is a channel that does not exist. */
export function isSameChannel(left: Channel | undefined, right: Channel | undefined): boolean {
  return (
    left?.version === right?.version &&
    left?.previous === right?.previous &&
    left?.changedAt === right?.changedAt &&
    left?.reason === right?.reason
  );
}
