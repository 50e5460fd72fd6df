import type { FastifyInstance } from 'fastify';
import { checkIsPlain } from '../../json-body/json-body';
import { CsvBody } from './csv-body';

/** Lets the routes of a scope have CSV beside what they have. */
export function readCsvBodies(scope: FastifyInstance): void {
  scope.addContentTypeParser(/^text\/csv\b/i, { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    try {
      checkIsPlain(request);
      done(null, new CsvBody(body));
    } catch (error) {
      done(error instanceof Error ? error : new Error('the body cannot be read', { cause: error }));
    }
  });
}
