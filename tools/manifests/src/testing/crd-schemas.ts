import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { StructuralSchema } from './schema-errors';

/** Lies beside the repository where it may be used; nothing of it is copied. */
const folder = join(import.meta.dirname, '../../../../../shared/crds');

/** A definition of a kind, as far as it is read. */
interface Definition {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: StructuralSchema };
    }[];
  };
}

/** What every object has, whether its definition says so or not. */
const common: StructuralSchema = {
  properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } },
};

/** The schema of each kind that is defined there, by `group/version Kind`; none where the folder is not. */
export function loadCrdSchemas(): ReadonlyMap<string, StructuralSchema> {
  return new Map(
    definitions().flatMap(({ spec: { group, names, versions } }) =>
      versions.map(({ name, schema: { openAPIV3Schema: schema } }) => {
        const properties = { ...schema.properties, ...common.properties };
        return [`${group}/${name} ${names.kind}`, { ...schema, properties }] as const;
      }),
    ),
  );
}

function definitions(): readonly Definition[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .flatMap((path) => loadAll(readFileSync(join(folder, path), 'utf8')) as Definition[])
    .filter((each) => each.kind === 'CustomResourceDefinition');
}
