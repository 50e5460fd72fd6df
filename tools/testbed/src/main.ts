import { Problem } from '@medcast/problem';
import { Command, CommanderError } from 'commander';
import { createBucketsCommand } from './buckets/buckets-command';
import { createFaultsCommand } from './faults/faults-command';

const program = new Command('testbed')
  .description('starts the real parts that tests need')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });
program.addCommand(createBucketsCommand().copyInheritedSettings(program));
program.addCommand(createFaultsCommand().copyInheritedSettings(program));

try {
  await program.parseAsync();
  process.exit(0);
} catch (error) {
  process.exit(reportFailure(error));
}

function reportFailure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const message = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`testbed: ${error instanceof Problem ? error.message : `unexpected: ${message ?? ''}`}\n`);
  return 1;
}
