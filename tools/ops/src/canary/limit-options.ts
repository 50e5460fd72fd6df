import { type Command, InvalidArgumentError } from 'commander';
import { parseCount } from '../cli/standard-options';
import { type CanaryLimits, DEFAULT_CANARY_LIMITS } from './judge-canary';

/** Limits as options name them. */
export interface LimitOptions {
  readonly minRequests: number;
  readonly maxMoreErrors: number;
  readonly maxSlowdown: number;
  readonly maxShift: number;
}

/** Adds the limits of the gate to a command. */
export function addLimitOptions(command: Command): Command {
  const { minimumRequests, maximumMoreErrors, maximumSlowdown, maximumShareShift } = DEFAULT_CANARY_LIMITS;
  return command
    .option('--min-requests <number>', 'fewest requests of each track', parseCount, minimumRequests)
    .option('--max-more-errors <share>', 'how much larger the share of errors may be', parseShare, maximumMoreErrors)
    .option('--max-slowdown <factor>', '95th percentile of the time over that of stable', parseShare, maximumSlowdown)
    .option(
      '--max-shift <share>',
      'how far apart shares of warnings and probabilities may be',
      parseShare,
      maximumShareShift,
    );
}

/** The limits that options say. */
export function toLimits({ minRequests, maxMoreErrors, maxSlowdown, maxShift }: LimitOptions): CanaryLimits {
  return {
    ...DEFAULT_CANARY_LIMITS,
    minimumRequests: minRequests,
    maximumMoreErrors: maxMoreErrors,
    maximumSlowdown: maxSlowdown,
    maximumShareShift: maxShift,
  };
}

function parseShare(text: string): number {
  if (/^[0-9]+(\.[0-9]+)?$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`expected a number from 0, got ${text}`);
}
