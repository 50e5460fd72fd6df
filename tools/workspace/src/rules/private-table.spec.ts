import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTextFiles, workspaceRoot } from './workspace-files';

/** Lies beside the repository where it may be used; no row of it is committed. */
const table = join(workspaceRoot, '../shared/data/insurance.csv');

describe('the insurance table', () => {
  it('has no row in any file of the repository', () => {
    const rows = existsSync(table) ? readFileSync(table, 'utf8').split(/\r?\n/).slice(1).filter(Boolean) : [];
    const found = readTextFiles().flatMap(({ path, text }) =>
      rows.filter((row) => text.includes(row)).map((row) => `${path}: a row that begins with ${row.slice(0, 6)}`),
    );
    expect(found).toEqual([]);
  });
});
