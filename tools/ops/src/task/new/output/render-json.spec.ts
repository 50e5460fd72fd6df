import { join } from 'node:path';
import fc from 'fast-check';
import { check, resolveConfig } from 'prettier';
import { renderJson } from './render-json';

const config = join(import.meta.dirname, '../../../../../../.prettierrc.json');

describe('renderJson', () => {
  it('reads back as what was rendered', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
        expect(JSON.parse(renderJson(document))).toEqual(JSON.parse(JSON.stringify(document)));
      }),
    );
  });

  it('is formatted as the rest of the repository', async () => {
    const name = fc.stringMatching(/^[a-z]{1,30}$/);
    const leaf = fc.oneof(name, fc.boolean(), fc.constant(null));
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('tree'), { maxLength: 6 }),
        fc.dictionary(name, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    const options = { ...(await resolveConfig(config, { config })), parser: 'json' };
    const document = fc.dictionary(name, tree, { minKeys: 1, maxKeys: 5 });
    await fc.assert(
      fc.asyncProperty(document, async (value) => expect(await check(renderJson(value), options)).toBe(true)),
    );
  });
});
