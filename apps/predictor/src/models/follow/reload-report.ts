import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '@medcast/problem';
import { Counter, type Registry } from 'prom-client';
import { type Log, LOG } from '../../logging/create-log';
import { METRICS } from '../../metrics/metrics';
import { toLogFields } from './to-failure';

/** The model and channel that something happened to. */
export interface Followed {
  readonly model: string;
  readonly channel: string;
  /** The version in service at that moment, if any. */
  readonly serving: number | undefined;
}

/** A version that came into service. */
export interface Swap extends Followed {
  readonly version: number;
  /** Where its bundle came from: `memory` for the one that served before. */
  readonly from: 'repository' | 'memory';
  /** Time that downloading, verifying and self-testing took. */
  readonly ms: number;
}

/** Tells the log and the metrics what following a channel comes to. */
@Injectable()
export class ReloadReport {
  private readonly counter: Counter<'model' | 'channel' | 'result' | 'code'>;

  constructor(
    @Inject(LOG) private readonly log: Log,
    @Inject(METRICS) registry: Registry,
  ) {
    this.counter = new Counter({
      name: 'medcast_model_reloads_total',
      help: 'Attempts to follow a channel that came to something: swapped, refused or unreachable.',
      labelNames: ['model', 'channel', 'result', 'code'],
      registers: [registry],
    });
  }

  swapped({ serving: before, ...swap }: Swap): void {
    this.counter.inc({ model: swap.model, channel: swap.channel, result: 'swapped', code: '' });
    this.log.info({ ...swap, before }, before === undefined ? 'model ready' : 'model swapped');
  }

  refused(followed: Followed & { readonly version: number }, problem: Problem): void {
    this.countFailure(followed, 'refused', problem);
    this.log.error({ ...followed, ...toLogFields(problem) }, 'version refused');
  }

  /** Said in the log when it begins, not at every look. */
  unreachable(followed: Followed, problem: Problem, before: Problem | undefined): void {
    this.countFailure(followed, 'unreachable', problem);
    if (before?.code === problem.code) return;
    const line = { ...followed, ...toLogFields(problem) };
    if (followed.serving === undefined) this.log.error(line, 'channel cannot be followed');
    else this.log.warn(line, 'channel cannot be followed, the version in service stays');
  }

  reachableAgain(followed: Followed): void {
    this.log.info(followed, 'channel can be followed again');
  }

  unlisted(problem: Problem, before: Problem | undefined): void {
    if (before?.code !== problem.code) this.log.error(toLogFields(problem), 'models cannot be listed');
  }

  /** What nobody expected; looking goes on. */
  failed(problem: Problem): void {
    this.log.error(toLogFields(problem), 'looking at the channels failed');
  }

  unloaded(followed: Followed): void {
    this.log.warn(followed, 'model is unloaded by an operator');
  }

  gone(followed: Followed): void {
    this.log.warn(followed, 'model is gone and taken out of service');
  }

  private countFailure({ model, channel }: Followed, result: string, { code }: Problem): void {
    this.counter.inc({ model, channel, result, code });
  }
}
