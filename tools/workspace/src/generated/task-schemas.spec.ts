import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workspaceRoot } from '../rules/workspace-files';
import { renderTaskSchema, taskSchemas } from './task-schemas';

describe('training/tasks/*/schema.json', () => {
  it.each(taskSchemas.map(({ path, schema }) => [path, schema] as const))(
    '%s is what its library declares (else: npx nx run workspace:generate)',
    async (path, schema) => {
      expect(await readFile(join(workspaceRoot, path), 'utf8')).toBe(renderTaskSchema(schema));
    },
  );
});
