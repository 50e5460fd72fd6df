import { InvalidArgumentError, Option } from 'commander';

/** `--json`: for programs. */
export function jsonOption(): Option {
  return new Option('--json', 'print the result as JSON and nothing else').default(false);
}

/** `--dry-run` of a command that asks the cluster what would become of it. */
export function clusterDryRunOption(): Option {
  return new Option('--dry-run', 'let the cluster check, and say what would be done, but change nothing').default(
    false,
  );
}

/** `--yes`: for those who have been asked, or are a program. */
export function yesOption(): Option {
  return new Option('--yes', 'do it without asking').default(false);
}

const SECONDS_BY_UNIT = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Parses a duration: `90`, `90s`, `10m`, `2h`, `1d`. @returns seconds */
export function parseSeconds(text: string): number {
  const match = /^([0-9]{1,7})([smhd])?$/.exec(text);
  if (match === null) throw new InvalidArgumentError(`expected a duration such as 90s, 10m or 2h, got ${text}`);
  const unit = (match[2] ?? 's') as keyof typeof SECONDS_BY_UNIT;
  return Number(match[1]) * SECONDS_BY_UNIT[unit];
}

/** Parses a whole number from 0. */
export function parseCount(text: string): number {
  if (/^[0-9]{1,7}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`expected a whole number from 0, got ${text}`);
}
