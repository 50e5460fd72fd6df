import type { FastifyInstance } from 'fastify';

/** What answers on the admin port. */
export interface AdminRoute {
  register(fastify: FastifyInstance): void;
}

/** Injection token of all of them. */
export const ADMIN_ROUTES = Symbol('AdminRoutes');
