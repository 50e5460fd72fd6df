import type { ServerResponse } from 'node:http';
import type { BulkFormat } from '@medcast/inference';
import type { FastifyReply } from 'fastify';
import type { LoadedModel } from '../../models/loaded-model';
import { toContentType } from './media-types';

/** Says which version of the model answers, since no row does. */
const MODEL_HEADER = 'medcast-model';

/** How an answer begins. */
export interface AnswerHead {
  readonly format: BulkFormat;
  readonly model: Pick<LoadedModel, 'name' | 'version'>;
  /** Whether the client is to come back on another connection. */
  readonly isDraining: boolean;
}

/**
 * Begins an answer on the bare response: its bytes lie in memory that is used again when the connection has taken them,
 * of which only the response itself knows.
 */
export function openAnswer(reply: FastifyReply, { format, model, isDraining }: AnswerHead): ServerResponse {
  void reply.header('x-content-type-options', 'nosniff').header('content-type', toContentType(format));
  void reply.header(MODEL_HEADER, `${model.name}/${model.version}`);
  if (isDraining) void reply.header('connection', 'close');
  const headers = reply.getHeaders();
  reply.hijack();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.statusCode = 200;
  return reply.raw;
}
