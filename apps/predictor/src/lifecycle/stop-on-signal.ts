import { constants } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import type { Log } from '../logging/create-log';
import { Drain } from './drain';

type StopSignal = 'SIGTERM' | 'SIGINT';

/** How a program stops. */
export interface StopOptions {
  readonly log: Log;
  /** How long serving goes on after the signal, while readiness says no. */
  readonly drainMs: number;
}

/**
 * Stops the program in order on SIGTERM and SIGINT: readiness says no at once, serving goes on for the drain time, what
 * is in flight is finished, and the exit code is 0. Ctrl-C in a terminal does not wait; a second signal exits at once.
 */
export function stopOnSignal(app: INestApplication, options: StopOptions): void {
  let isStopping = false;
  const onSignal = (signal: StopSignal): void => {
    if (isStopping) process.exit(128 + constants.signals[signal]);
    isStopping = true;
    void stop(app, signal, options).then((code) => process.exit(code));
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

async function stop(app: INestApplication, signal: StopSignal, { log, drainMs }: StopOptions): Promise<number> {
  const isFromKeyboard = signal === 'SIGINT' && process.stdin.isTTY;
  app.get(Drain, { strict: false }).begin();
  log.info({ signal, drainMs: isFromKeyboard ? 0 : drainMs }, 'draining');
  try {
    if (!isFromKeyboard) await setTimeout(drainMs);
    await app.close();
    log.info('stopped');
    return 0;
  } catch (error) {
    log.error({ err: error }, 'failed while stopping');
    return 1;
  }
}
