import { closeOverNeeds, parseLock, resolvePackage } from './lock';

const lock = parseLock(
  JSON.stringify({
    packages: {
      '': { name: 'medcast', dependencies: { a: '1' } },
      'libs/own': { version: '0.1.0' },
      'node_modules/@medcast/own': { resolved: 'libs/own', link: true },
      'node_modules/a': {
        version: '1.0.0',
        integrity: 'sha512-AA==',
        license: 'MIT',
        dependencies: { b: '1', '@s/c': '1' },
      },
      'node_modules/a/node_modules/b': { version: '1.5.0', dependencies: { d: '1' } },
      'node_modules/b': { version: '2.0.0' },
      'node_modules/@s/c': {
        version: '3.0.0',
        optionalDependencies: { 'only-windows': '1' },
        peerDependencies: { a: '1' },
      },
      'node_modules/d': { version: '4.0.0' },
      'node_modules/only-windows': { version: '5.0.0' },
      'node_modules/unused': { version: '6.0.0' },
    },
  }),
);

describe('parseLock', () => {
  it('takes packages of the registry, and none of ours', () => {
    expect([...lock.keys()].filter((location) => location.includes('own'))).toEqual([]);
    expect(lock.get('node_modules/a')).toEqual({
      location: 'node_modules/a',
      name: 'a',
      version: '1.0.0',
      integrity: 'sha512-AA==',
      licence: 'MIT',
      needs: ['b', '@s/c'],
    });
    expect(lock.get('node_modules/a/node_modules/b')?.name).toBe('b');
    expect(lock.get('node_modules/@s/c')?.name).toBe('@s/c');
  });

  it.each([
    ['no JSON', 'lock'],
    ['another shape', '{"dependencies":{}}'],
  ])('refuses %s', (_, text) => {
    expect(() => parseLock(text)).toThrow();
  });
});

describe('resolvePackage', () => {
  it.each([
    ['b', 'node_modules/a', '1.5.0'],
    ['b', 'node_modules/@s/c', '2.0.0'],
    ['d', 'node_modules/a/node_modules/b', '4.0.0'],
    ['b', '', '2.0.0'],
    ['none', 'node_modules/a', undefined],
  ])('finds %s from "%s" as Node does', (name, from, version) => {
    expect(resolvePackage(lock, name, from)?.version).toBe(version);
  });
});

describe('closeOverNeeds', () => {
  it('lists what is needed and there, once, in order', () => {
    const found = closeOverNeeds(lock, ['a'], (location) => !location.endsWith('only-windows'));
    expect(found.map(({ location }) => location)).toEqual([
      'node_modules/@s/c',
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/d',
    ]);
  });
});
