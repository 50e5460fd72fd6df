import { Command } from 'commander';
import { reportFailure } from './cli/report-failure';
import { createScoreCommand } from './score/score-command';
import { createTaskCommand } from './task/task-command';
import { createStepCommand } from './train/step-command';
import { createReleaseCommand } from './release/release-command';
import { createTrainCommand } from './train/train-command';

const program = new Command('medcast')
  .description('from a table to predictions in production')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });
program.addCommand(createTrainCommand().copyInheritedSettings(program));
program.addCommand(createReleaseCommand(program));
program.addCommand(createStepCommand(program), { hidden: true });
program.addCommand(createTaskCommand().copyInheritedSettings(program));
program.addCommand(createScoreCommand().copyInheritedSettings(program));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportFailure(error);
}
