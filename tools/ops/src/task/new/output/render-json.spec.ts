import { join } from 'node:path';
import { check, resolveConfig } from 'prettier';
import { renderJson } from './render-json';

const config = join(import.meta.dirname, '../../../../../../.prettierrc.json');
const document = {
  name: 'a',
  values: [1, 2.5, null, true],
  rows: [
    { name: 'x', of: { op: 'field', field: 'a "quoted" name' } },
    { name: 'y', of: { op: 'field', field: 'z'.repeat(130) } },
  ],
};

describe('renderJson', () => {
  it('reads back as what was rendered', async () => {
    expect(JSON.parse(await renderJson(document))).toEqual(document);
  });

  it('is formatted as the rest of the repository', async () => {
    const options = { ...(await resolveConfig(config, { config })), parser: 'json' };
    expect(await check(await renderJson(document), options)).toBe(true);
  });
});
