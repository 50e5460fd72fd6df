import type { V1Container, V1PodTemplateSpec } from '@kubernetes/client-node';
import { imageNames, labelNames, predictorSettings, PRODUCT } from '@medcast/deploy-contract';
import { componentNames } from './environments/component-names';
import { objectsIn, ofKind, podTemplatesOf, titleOf } from './testing/cluster-object';
import { renderToday } from './testing/rendered';
import { restrictedViolations } from './testing/restricted-violations';
import { JSON_MARK } from './writer/render-json';
import { YAML_MARK } from './writer/render-manifest';
import { MARKDOWN_MARK } from './writer/render-readme';

const rendered = await renderToday();
const delivered = ['base', ...componentNames.map((name) => `components/${name}`), 'overlays'];
const objects = objectsIn(rendered, delivered);
const templates = podTemplatesOf(objects);

function containersOf({ spec }: V1PodTemplateSpec): readonly V1Container[] {
  return [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
}

describe('every file', () => {
  it.each(Object.entries(rendered))('%s begins with its mark and ends with one line end', (_, text) => {
    expect([YAML_MARK, MARKDOWN_MARK, JSON_MARK].filter((mark) => text.startsWith(mark))).toHaveLength(1);
    expect(text).toMatch(/[^\n]\n$/);
  });

  it.each(componentNames)('of the component %s stands with a README and a kustomization', (name) => {
    expect(Object.keys(rendered)).toEqual(
      expect.arrayContaining([`components/${name}/README.md`, `components/${name}/kustomization.yaml`]),
    );
  });

  it('of a component is of one that an overlay can name', () => {
    const folders = Object.keys(rendered).filter((path) => path.startsWith('components/'));

    expect([...new Set(folders.map((path) => path.split('/')[1]))].sort()).toEqual([...componentNames].sort());
  });

  it('holds no Secret and nothing that looks like a key', () => {
    expect(ofKind(objects, 'Secret')).toEqual([]);
    const texts = Object.values(rendered).join('\n');

    expect(texts).not.toMatch(/-----BEGIN|AKIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|password\s*[:=]/i);
  });
});

describe('every object', () => {
  it.each(objects.map((object) => [titleOf(object), object] as const))(
    '%s says what it belongs to',
    (_, { metadata }) => {
      expect(metadata.labels).toMatchObject({ [labelNames.partOf]: PRODUCT, [labelNames.managedBy]: PRODUCT });
      expect(metadata.labels?.[labelNames.name]).toMatch(/^[a-z][a-z0-9-]*$/);
    },
  );

  it('has another name than every other of its kind, in any component that goes with it', () => {
    const exclusive =
      /^(NetworkPolicy (predictor|web)-from-google|NetworkPolicy predictor-from-prometheus|NetworkPolicy product-to-identity|Namespace .*)$/;
    const titles = objects.map(titleOf).filter((title) => !exclusive.test(title));

    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it('that gives rights names what may be changed, and never a secret', () => {
    for (const { rules } of ofKind(objects, 'Role')) {
      for (const { resources, resourceNames, verbs } of rules ?? []) {
        if (verbs.some((verb) => !['get', 'list'].includes(verb))) expect(resourceNames?.length).toBeGreaterThan(0);
        expect(resources).not.toContain('secrets');
        expect([...(resources ?? []), ...verbs]).not.toContain('*');
      }
    }
    expect(objects.filter(({ kind }) => kind.startsWith('Cluster'))).toEqual([]);
  });
});

describe.each(templates)('the pod of %s', (title, template) => {
  it('is restricted', () => {
    expect(template.spec === undefined ? ['no spec'] : restrictedViolations(template.spec)).toEqual([]);
  });

  it('has an account, and a token only where it calls the API', () => {
    const { serviceAccountName, automountServiceAccountToken, enableServiceLinks } = template.spec ?? {};

    expect(serviceAccountName).toMatch(/^[a-z]/);
    expect(automountServiceAccountToken).toBe(title.includes('-scale-'));
    expect(enableServiceLinks).toBe(false);
  });

  it('is part of the product, so that the policies know it', () => {
    expect(template.metadata?.labels).toMatchObject({ [labelNames.partOf]: PRODUCT });
  });

  it.each(containersOf(template).map((container) => [container.name, container] as const))(
    'gives %s an image of ours, requests, limits, and a place to write',
    (_, { image, resources, volumeMounts }) => {
      expect(Object.values(imageNames)).toContain(image);
      expect(Object.keys(resources?.requests ?? {}).sort()).toEqual(Object.keys(resources?.limits ?? {}).sort());
      expect(Object.keys(resources?.limits ?? {})).toEqual(expect.arrayContaining(['cpu', 'memory']));
      expect(resources?.limits?.['memory']).toBe(resources?.requests?.['memory']);
      const volumes = template.spec?.volumes?.map(({ name }) => name);
      expect(volumes).toEqual(expect.arrayContaining(volumeMounts?.map(({ name }) => name) ?? []));
      expect(volumeMounts?.map(({ mountPath }) => mountPath)).toContain('/tmp');
    },
  );
});

describe('the settings of the predictor', () => {
  it('are known to it, whoever sets them', () => {
    const literals = Object.entries(rendered)
      .filter(([path]) => path.endsWith('/kustomization.yaml'))
      .flatMap(([, text]) => [
        ...text.matchAll(/name: predictor-settings\n(?: {4}[a-z].*\n)*? {4}literals:\n((?: {6}- .*\n)+)/g),
      ])
      .flatMap(([, block = '']) => [...block.matchAll(/- ['"]?([A-Z_]+)=/g)].map(([, name]) => name));
    const known = [...Object.keys(predictorSettings), 'AWS_REGION', 'AZURE_STORAGE_ACCOUNT'];

    expect(literals.length).toBeGreaterThan(15);
    expect(literals.filter((name) => !known.includes(name ?? ''))).toEqual([]);
  });
});
