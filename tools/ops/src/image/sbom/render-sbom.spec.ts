import { modelComponent, npmComponent, pythonComponent } from './component';
import { renderSbom } from './render-sbom';

const scoped = {
  location: 'node_modules/@s/c',
  name: '@s/c',
  version: '3.0.0',
  integrity: 'sha512-AQID',
  licence: '(MIT OR Apache-2.0)',
  needs: [],
};

describe('npmComponent', () => {
  it('has the package URL, the hash that npm has checked and the licence', () => {
    expect(npmComponent(scoped)).toEqual({
      type: 'library',
      'bom-ref': 'pkg:npm/%40s/c@3.0.0',
      group: '@s',
      name: 'c',
      version: '3.0.0',
      hashes: [{ alg: 'SHA-512', content: '010203' }],
      licenses: [{ expression: '(MIT OR Apache-2.0)' }],
      purl: 'pkg:npm/%40s/c@3.0.0',
    });
  });

  it('gives what is no SPDX expression as a name, and leaves out what is not known', () => {
    const component = npmComponent({ ...scoped, name: 'c', integrity: undefined, licence: 'SEE LICENSE IN x' });
    expect(component.licenses).toEqual([{ license: { name: 'SEE LICENSE IN x' } }]);
    expect(component).not.toHaveProperty('hashes');
    expect(component).not.toHaveProperty('group');
  });
});

describe('pythonComponent', () => {
  it('normalises the name in the package URL', () => {
    const component = pythonComponent({ name: 'Ruamel_Yaml.Clib', version: '1', licence: undefined });
    expect(component.purl).toBe('pkg:pypi/ruamel-yaml-clib@1');
    expect(component.name).toBe('Ruamel_Yaml.Clib');
  });
});

describe('renderSbom', () => {
  it('is the same whatever the order, and lists each part once', () => {
    const parts = [npmComponent(scoped), modelComponent({ name: 'iris', version: 1, sha256: 'ab' })];
    const text = renderSbom('medcast-predictor', parts);
    expect(renderSbom('medcast-predictor', [...parts, ...parts].reverse())).toBe(text);
    expect(JSON.parse(text)).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { type: 'container', name: 'medcast-predictor' } },
      components: [{ name: 'iris', type: 'machine-learning-model' }, { name: 'c' }],
    });
  });
});
