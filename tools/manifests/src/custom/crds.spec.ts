import { componentNames } from '../environments/component-names';
import { objectsIn, titleOf } from '../testing/cluster-object';
import { loadCrdSchemas } from '../testing/crd-schemas';
import { renderToday } from '../testing/rendered';
import { schemaErrors } from '../testing/schema-errors';

const schemas = loadCrdSchemas();
const objects = objectsIn(
  await renderToday(),
  componentNames.map((name) => `components/${name}`),
);
const defined = objects.flatMap((object) => {
  const schema = schemas.get(`${object.apiVersion} ${object.kind}`);
  return schema === undefined ? [] : [[titleOf(object), object, schema] as const];
});

describe('objects of other makers', () => {
  it('are as their definitions say, key by key', () => {
    if (schemas.size === 0) {
      process.stderr.write(
        '!!! manifests: kinds of GKE and KServe WERE NOT CHECKED: no definitions in ../shared/crds\n',
      );
      return;
    }
    for (const [title, object, schema] of defined) {
      expect([title, schemaErrors(schema, object)]).toEqual([title, []]);
    }
    const kinds = new Set(defined.map(([, { kind }]) => kind));
    expect([...kinds].sort()).toEqual([
      'GCPBackendPolicy',
      'HealthCheckPolicy',
      'InferenceService',
      'ManagedCertificate',
      'ServingRuntime',
    ]);
  });

  it('would be refused with a key that a definition does not know', () => {
    for (const [title, object, schema] of defined) {
      const spec = { ...(object['spec'] as object), unheardOf: true };
      expect([title, schemaErrors(schema, { ...object, spec })]).toEqual([title, ['/spec/unheardOf: unknown']]);
    }
  });
});
