import { Controller, Get, HttpException, Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '@medcast/problem';
import { Registry } from 'prom-client';
import { createLog, LOG } from '../logging/create-log';
import { METRICS } from '../metrics/metrics';
import { ProblemFilter } from './problem.filter';
import { RefusalMetrics } from './refusal-metrics';

const MARKER = 'zebra4711';
let logged = '';
let app: NestFastifyApplication;

@Controller()
class FailingController {
  @Get('unexpected')
  unexpected(): never {
    throw new TypeError(`Cannot read properties of undefined (reading '${MARKER}')`);
  }

  @Get('overloaded')
  overloaded(): never {
    throw new Problem('OVERLOADED', 'expected fewer requests at once', { retryAfterSeconds: 2 });
  }

  @Get('teapot')
  teapot(): never {
    throw new HttpException(MARKER, 418);
  }
}

const registry = new Registry();
const log = createLog('info', { write: (line: string) => (logged += line) });

@Module({
  controllers: [FailingController],
  providers: [
    { provide: LOG, useValue: log },
    { provide: METRICS, useValue: registry },
    RefusalMetrics,
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
class FailingModule {}

beforeAll(async () => {
  app = await NestFactory.create<NestFastifyApplication>(FailingModule, new FastifyAdapter(), { logger: false });
  await app.init();
});

beforeEach(() => (logged = ''));
afterAll(() => app.close());

describe('ProblemFilter', () => {
  it('answers an unexpected failure without its message or stack, and logs where it happened', async () => {
    const { statusCode, headers, body } = await app.inject('/unexpected');
    expect(statusCode).toBe(500);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(body)).toEqual({
      type: '/errors#internal_error',
      title: 'The server failed in a way that it did not expect.',
      status: 500,
      detail: 'an unexpected failure; the log has it under this requestId',
      code: 'INTERNAL_ERROR',
      errors: [],
      requestId: expect.any(String),
    });
    expect(JSON.parse(logged)).toMatchObject({
      level: 'error',
      requestId: JSON.parse(body).requestId,
      err: { name: 'TypeError', frames: expect.arrayContaining([expect.stringContaining('problem.filter.spec.ts')]) },
    });
    expect(logged).not.toContain(MARKER);
  });

  it('says when to try again, and logs nothing of an expected failure', async () => {
    const { statusCode, headers } = await app.inject('/overloaded');
    expect([statusCode, headers['retry-after'], headers['cache-control'], logged]).toEqual([503, '2', 'no-store', '']);
  });

  it('counts what it refuses by route and code', async () => {
    registry.resetMetrics();
    await app.inject('/overloaded');
    await app.inject('/overloaded?zebra=1');
    const { values } = (await registry.getSingleMetric('medcast_refusals_total')?.get()) ?? {};
    expect(values).toEqual([{ value: 2, labels: { method: 'GET', route: '/overloaded', code: 'OVERLOADED' } }]);
  });

  it('repeats no message of a framework', async () => {
    const { statusCode, body } = await app.inject('/teapot');
    expect([statusCode, JSON.parse(body).code]).toEqual([400, 'REQUEST_MALFORMED']);
    expect(body).not.toContain(MARKER);
  });
});
