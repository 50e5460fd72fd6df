import { execa } from 'execa';

/** What to do where a program is missing. */
const REMEDIES = {
  wrk: 'install wrk 4.1 or later (Debian and Ubuntu: apt-get install wrk)',
  taskset: 'install util-linux',
  flock: 'install util-linux',
  perf: 'install perf (Debian: linux-perf; Ubuntu: linux-tools-generic)',
  cargo: 'install Rust with cargo 1.88 or later (rustup.rs), with which oha is built',
} as const;

/** A program that the bench runs and does not bring. */
export type RequiredProgram = keyof typeof REMEDIES;

/**
 * Checks that a program is on the PATH.
 *
 * @throws Error that says how to get it
 */
export async function requireProgram(name: RequiredProgram): Promise<void> {
  const { failed } = await execa('sh', ['-c', `command -v ${name}`], { reject: false });
  if (failed) throw new Error(`expected ${name} on the PATH, found none: ${REMEDIES[name]}, then run again`);
}
