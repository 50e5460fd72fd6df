import { cpus, totalmem, release } from 'node:os';

/** What a figure depends on beside the program. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryMi: number;
  readonly kernel: string;
  readonly node: string;
}

/** Describes the machine that this runs on. */
export function describeMachine(): Machine {
  const all = cpus();
  return {
    cpu: all[0]?.model ?? 'unknown',
    cores: all.length,
    memoryMi: Math.round(totalmem() / 2 ** 20),
    kernel: release(),
    node: process.version,
  };
}
