import { Problem } from '@medcast/problem';
import { callOf } from '../clusters/program/program-call';
import type { ProgramRunner } from '../clusters/program/program-runner';

/** Which sources an image is built from. */
export interface Source {
  readonly tag: string;
  readonly revision: string;
  readonly epochSeconds: number;
}

const SHORT_HASH = 12;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

/**
 * Reads from git what is built: the commit, its time, and whether there are changes that are in no commit.
 *
 * @param asked the tag, where one is asked for
 * @throws Problem USAGE for what is no tag, or without git and without a tag
 */
export async function readSource(asked: string | undefined, runner: ProgramRunner): Promise<Source> {
  if (asked !== undefined && !TAG.test(asked)) {
    const expected = 'up to 128 letters, digits, dots, dashes and underscores, not beginning with a dot or a dash';
    throw new Problem('USAGE', `--tag: expected ${expected}, got "${asked}"`);
  }
  const head = await runner.ask(callOf('git', 'log', '-1', '--format=%H %ct'));
  const [hash = '', time = ''] = head.stdout.trim().split(' ');
  if (head.exitCode !== 0 || !/^\d+$/.test(time)) {
    if (asked === undefined) throw new Problem('USAGE', 'expected --tag, as this is no checkout of git; got none');
    return { tag: asked, revision: 'unknown', epochSeconds: 0 };
  }
  const changes = (await runner.ask(callOf('git', 'status', '--porcelain'))).stdout;
  const suffix = changes.trim() === '' ? '' : '-dirty';
  return {
    tag: asked ?? `${hash.slice(0, SHORT_HASH)}${suffix}`,
    revision: `${hash}${suffix}`,
    epochSeconds: Number(time),
  };
}
