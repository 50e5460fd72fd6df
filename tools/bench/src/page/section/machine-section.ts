import { QUIET_SHARE } from '../../measure/machine';
import type { PageParts } from '../page-parts';

/** When and on what it was measured, and whether the machine was quiet. */
export function renderMachine({ results }: PageParts): string {
  const { machine, measuredAt, tookSeconds, command, versions } = results;
  const busy = `${Math.round(machine.busyBefore * 100)} %`;
  const others =
    machine.busyBefore <= QUIET_SHARE
      ? `The machine was quiet: others used ${busy} of its cores before.`
      : `**Others were running**: they used ${busy} of the cores before. Ratios and CPU times suffer least from it, latencies most.`;
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `Measured on ${measuredAt.slice(0, 10)} by \`${command}\` in ${Math.ceil(tookSeconds / 60)} minutes, on ${machine.cores} cores`,
    `of ${machine.cpu} with ${Math.round(machine.memoryMi / 1024)} GiB, Linux ${machine.kernel}; the load of the minute before was`,
    `${machine.loadBefore.toFixed(2)}. ${others}`,
    `\n\nVersions: ${named.join('; ')}.\n`,
  ].join(' ');
}
