import type { ServerResponse } from 'node:http';
import type { BulkFormat } from '@medcast/inference';
import type { FastifyReply } from 'fastify';
import { toContentType } from './media-types';

/** How an answer begins. */
export interface AnswerHead {
  readonly format: BulkFormat;
  /** Whether the client is to come back on another connection. */
  readonly isDraining: boolean;
}

/**
 * Begins an answer on the bare response: its bytes lie in memory that is used again when the connection has taken them,
 * of which only the response itself knows.
 */
export function openAnswer(reply: FastifyReply, { format, isDraining }: AnswerHead): ServerResponse {
  void reply.header('x-content-type-options', 'nosniff').header('content-type', toContentType(format));
  if (isDraining) void reply.header('connection', 'close');
  const headers = reply.getHeaders();
  reply.hijack();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.statusCode = 200;
  return reply.raw;
}
