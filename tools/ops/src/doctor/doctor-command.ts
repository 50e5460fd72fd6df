import { Problem } from '@medcast/problem';
import { Command, Option } from 'commander';
import { printResult } from '../cli/print-result';
import { renderTextTable } from '../cli/render-text-table';
import { jsonOption } from '../cli/standard-options';
import { createProgramRunner } from '../clusters/program/program-runner';
import { diagnose, type Finding } from './diagnose';
import { type Purpose, PURPOSES } from './purposes';

interface DoctorOptions {
  readonly for: readonly Purpose[];
  readonly json: boolean;
}

/** `medcast doctor`: what is missing or too old on this machine, and how to get it. */
export function createDoctorCommand(parent: Command): Command {
  return new Command('doctor')
    .description('run the programs that are needed, and say which are missing or too old and how to get them')
    .addOption(
      new Option('--for <purposes...>', 'what you want to do here').choices(PURPOSES).default(['serve', 'train']),
    )
    .addOption(jsonOption())
    .copyInheritedSettings(parent)
    .action(examine);
}

async function examine({ for: purposes, json }: DoctorOptions): Promise<void> {
  const runner = createProgramRunner({ cwd: process.cwd(), show: () => undefined });
  const findings = await diagnose(purposes, runner);
  const needed = findings.filter(({ isNeeded }) => isNeeded);
  printResult({ ok: needed.length === 0, purposes, findings }, { json, text: renderFindings(findings) });
  if (needed.length === 0) return;
  const names = needed.map(({ program, state }) => `${program} (${state})`).join(', ');
  throw new Problem(
    'MACHINE_NOT_READY',
    `expected what ${purposes.join(', ')} needs, got: ${names}; each line says how to get it`,
  );
}

function renderFindings(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => [
    finding.program,
    finding.state,
    finding.version ?? '',
    finding.minimum,
    finding.purposes.join(' '),
  ]);
  const lacking = findings.filter(({ state }) => state !== 'ok');
  const help = lacking.map(
    ({ program, isNeeded, get }) => `${program}${isNeeded ? '' : ' (not needed: another will do)'}: ${get}\n`,
  );
  return (
    renderTextTable(['program', 'state', 'version', 'at least', 'for'], rows) +
    (help.length > 0 ? `\n${help.join('')}` : '')
  );
}
