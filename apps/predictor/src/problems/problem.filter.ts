import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Log, LOG } from '../logging/create-log';
import { RefusalMetrics } from './refusal-metrics';
import { sendProblem } from './send-problem';
import { toProblem } from './to-problem';

/** The one place where a failure becomes an answer: RFC 9457, without a stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOG) private readonly log: Log,
    private readonly refusals: RefusalMetrics,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = toProblem(error);
    if (problem.code === 'INTERNAL_ERROR') this.log.error({ requestId: reply.request.id, err: error }, 'unexpected');
    this.refusals.count(reply.request, problem.code);
    if (!reply.sent) sendProblem(reply, problem);
  }
}
