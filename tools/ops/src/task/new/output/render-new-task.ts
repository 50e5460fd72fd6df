import type { FieldDeclaration } from '@medcast/record-schema';
import type { NewTask } from '../create-task';

/** What is said of a new task beside its files. */
export interface NewTaskReport {
  readonly made: NewTask;
  /** Folder of the task as the caller would write it; undefined when nothing was written. */
  readonly folder: string | undefined;
  /** The table as the caller gave it. */
  readonly data: string;
}

/** Says what was understood of a table, what to look at, and what to type next. */
export function renderNewTask({ made, folder, data }: NewTaskReport): string {
  const { task, schema, target, ignored, rows } = made;
  return [
    `${rows} rows, ${schema.fields.length} fields, target ${target.field.name}: ${target.kind}, because ${target.because}`,
    ...(target.other === undefined ? [] : [`  (meant otherwise? say --kind ${target.other})`]),
    ...schema.fields.map((field) => `  ${field.name}: ${describeField(field)}`),
    ...(ignored.length === 0 ? [] : ['Not used:']),
    ...ignored.map(({ column, reason }) => `  ${column}: ${reason}`),
    folder === undefined ? 'Nothing was written (--dry-run).' : `Wrote ${folder}/schema.json and task.json.`,
    'Look at both: units and bounds, what the answers are for, where the table comes from. Then:',
    '',
    `  npm run train -- --task ${task.name} --data ${quote(data)} --out bundles`,
    '',
  ].join('\n');
}

function describeField(field: FieldDeclaration): string {
  const missing = field.missing === 'allow' ? ', may be missing' : '';
  switch (field.kind) {
    case 'integer':
    case 'number':
      return `${field.kind === 'integer' ? 'whole number' : 'number'}, ${field.minimum} to ${field.maximum}${missing}`;
    case 'category':
      return `${field.open === true ? 'open list of' : 'one of'} ${field.categories.length} values${missing}`;
    case 'date':
      return `date, ${field.minimum} to ${field.maximum}${missing}`;
    case 'boolean':
      return `true or false${missing}`;
    case 'text':
      return `text${missing}`;
  }
}

/** A path as a shell takes it. */
function quote(path: string): string {
  return /^[\w./:@%+=-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
