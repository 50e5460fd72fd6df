import type { BulkFormat } from '@medcast/inference';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LoadedModel } from '../models/loaded-model';

/** A bulk request that may be answered. */
export interface BulkQuestion {
  readonly model: LoadedModel;
  readonly input: BulkFormat;
  readonly output: BulkFormat;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}
