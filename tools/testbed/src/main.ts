import { Problem } from '@medcast/problem';
import { Command, CommanderError } from 'commander';
import { createBaseImagesCommand } from './base-images/base-images-command';
import { createRegistryCommand } from './base-images/registry-command';
import { createBucketsCommand } from './buckets/buckets-command';
import { createFaultsCommand } from './faults/faults-command';
import { createClusterCommand } from './kubernetes/cluster-command';
import { createToolsCommand } from './tools/tools-command';

const program = new Command('testbed')
  .description('starts the real parts that tests need')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });
program.addCommand(createBaseImagesCommand().copyInheritedSettings(program));
program.addCommand(createRegistryCommand().copyInheritedSettings(program));
program.addCommand(createBucketsCommand().copyInheritedSettings(program));
program.addCommand(createFaultsCommand().copyInheritedSettings(program));
program.addCommand(createClusterCommand().copyInheritedSettings(program));
program.addCommand(createToolsCommand().copyInheritedSettings(program));

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
  return error instanceof Problem && error.code === 'USAGE' ? 2 : 1;
}
