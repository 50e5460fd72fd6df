import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkIsPlain } from '../json-body/json-body';
import { parseJsonDocument } from '../json-body/parse-json-document';
import { duplicatedPointers } from './duplicated-pointers';

/** A body that was read as JSON. */
export interface WhatIfBody {
  readonly value: unknown;
  /** JSON Pointers to the names that some object in it gives more than once. */
  readonly duplicated: readonly string[];
}

/** Lets the routes of a scope have bodies in which a name that is given twice is seen at every depth. */
export function readWhatIfBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    /^application\/(?:[\w.-]+\+)?json\b/i,
    { parseAs: 'buffer' },
    (request: FastifyRequest, bytes: Buffer, done: (error: Error | null, body?: WhatIfBody) => void) => {
      try {
        checkIsPlain(request);
        const { value } = parseJsonDocument(bytes);
        done(null, { value, duplicated: duplicatedPointers(bytes.toString()) });
      } catch (error) {
        done(error instanceof Error ? error : new Error('the body cannot be read', { cause: error }));
      }
    },
  );
}
