import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderTaskSchema, taskSchemas } from './task-schemas';

// Bundled to dist/tools/workspace/generate-task-schemas.js; `npx nx run workspace:generate` runs it.
const workspaceRoot = join(import.meta.dirname, '../../..');

for (const { path, schema } of taskSchemas) {
  await writeFile(join(workspaceRoot, path), renderTaskSchema(schema));
  process.stdout.write(`${path}\n`);
}
