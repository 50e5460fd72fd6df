import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { resolveFromCaller } from '../cli/resolve-from-caller';
import { workspaceRoot } from '../cli/workspace-root';
import { isUrl } from '../table/fetch-table';
import { MISSING_SPELLINGS, type TableFormat } from '../table/format/table-format';
import { newTask } from './new/new-task';
import { renderNewTask } from './new/output/render-new-task';
import type { TaskKind } from './task';

interface NewTaskOptions {
  readonly name: string;
  readonly data: string;
  readonly target: string;
  readonly title?: string;
  readonly kind?: TaskKind;
  readonly level: number;
  readonly delimiter?: TableFormat['delimiter'];
  readonly decimal?: TableFormat['decimal'];
  readonly missing: readonly string[];
  readonly ignore: readonly string[];
  readonly tasksRoot?: string;
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** `medcast task`: what is done with descriptions of tasks. */
export function createTaskCommand(): Command {
  return new Command('task')
    .description('describe what is predicted from what')
    .addCommand(createNewTaskCommand().exitOverride());
}

/** `medcast task new`: describes a table as a task. */
function createNewTaskCommand(): Command {
  return new Command('new')
    .description('describe a table as a task: its fields, its target, and the models to compare')
    .requiredOption('--name <name>', 'name of the task, lower case: house-prices')
    .requiredOption('--data <file-or-url>', 'the table: CSV in UTF-8 with a header, NDJSON or Parquet')
    .requiredOption('--target <column>', 'the column to predict')
    .option('--title <text>', 'what people call it; by default the name in words')
    .addOption(
      new Option('--kind <kind>', 'what the target is; by default told by its values').choices([
        'regression',
        'classification',
      ]),
    )
    .option('--level <share>', 'share of the answers that an interval or a set of labels shall cover', parseShare, 0.9)
    .addOption(
      new Option('--delimiter <sign>', 'what separates cells: , ; | or tab; by default recognised').argParser(
        parseDelimiter,
      ),
    )
    .addOption(new Option('--decimal <sign>', 'what separates decimals; by default recognised').choices(['.', ',']))
    .option('--missing <text>', 'one more spelling of a missing value; may be given again', collect, [])
    .option('--ignore <column>', 'a column to leave out; may be given again', collect, [])
    .option('--tasks-root <folder>', 'folder to write to; by default training/tasks')
    .option('--force', 'replace a task of this name', false)
    .option('--dry-run', 'say what would be written and write nothing', false)
    .option('--json', 'print the result as JSON and nothing else', false)
    .action(runNewTask);
}

async function runNewTask(options: NewTaskOptions): Promise<void> {
  const { delimiter, decimal, missing, tasksRoot } = options;
  const { made, folder } = await newTask({
    name: options.name,
    target: options.target,
    title: options.title,
    kind: options.kind,
    level: options.level,
    ignore: options.ignore,
    dryRun: options.dryRun,
    replace: options.force,
    data: isUrl(options.data) ? options.data : resolveFromCaller(options.data),
    tasksRoot: tasksRoot === undefined ? join(workspaceRoot, 'training/tasks') : resolveFromCaller(tasksRoot),
    format: {
      ...(delimiter !== undefined && { delimiter }),
      ...(decimal !== undefined && { decimal }),
      ...(missing.length > 0 && { missing: [...MISSING_SPELLINGS, ...missing] }),
    },
  });
  const { document, schema } = made;
  const text = options.json
    ? `${JSON.stringify({ folder: folder ?? null, task: document, schema, ignored: made.ignored })}\n`
    : renderNewTask({ made, folder, data: options.data });
  process.stdout.write(text);
}

function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() !== '' && Number.isFinite(share)) return share;
  throw new InvalidArgumentError(`expected a share such as 0.9, got ${text}`);
}

function parseDelimiter(text: string): TableFormat['delimiter'] {
  switch (text) {
    case ',':
    case ';':
    case '|':
      return text;
    case '\t':
    case 'tab':
    case '\\t':
      return '\t';
    default:
      throw new InvalidArgumentError(`expected , ; | or tab, got ${text}`);
  }
}
