import { Command } from 'commander';
import { reportFailure } from './cli/report-failure';
import { createTrainCommand } from './train/train-command';

const program = new Command('medcast')
  .description('from a table to predictions in production')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });
program.addCommand(createTrainCommand().copyInheritedSettings(program));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportFailure(error);
}
