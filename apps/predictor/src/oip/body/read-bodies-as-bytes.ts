import type { FastifyInstance } from 'fastify';

const BYTES = 'application/octet-stream';

/**
 * Lets the routes of a scope have bodies as they came, whatever their type, up to the limit of the server: clients of
 * the protocol send none, JSON's or that of bytes.
 */
export function readBodiesAsBytes(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addHook('onRequest', (request, _reply, done) => {
    request.headers['content-type'] = BYTES;
    done();
  });
  scope.addContentTypeParser(BYTES, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}
