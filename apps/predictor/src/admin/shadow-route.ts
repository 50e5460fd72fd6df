import { Injectable } from '@nestjs/common';
import { Problem } from '@medcast/problem';
import type { FastifyInstance } from 'fastify';
import { ShadowReports } from '../shadow/shadow-reports';

/** `GET /shadow`: how candidates do beside the models in service. */
@Injectable()
export class ShadowRoute {
  constructor(private readonly reports: ShadowReports) {}

  register(fastify: FastifyInstance): void {
    fastify.get('/shadow', () => {
      const report = this.reports.toReport();
      if (report !== undefined) return report;
      throw new Problem('ROUTE_NOT_FOUND', 'expected a shadow that is on, got none; set SHADOW_CHANNEL');
    });
  }
}
