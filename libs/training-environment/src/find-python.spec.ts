import { findPython } from './find-python';
import { createFakeTools } from './testing/fake-tools';

describe('findPython', () => {
  it.each<[string, Record<string, string>, { path: string; version: string } | undefined]>([
    [
      'takes the newest name first',
      { 'python3.12': '3.12.1', python3: '3.11.2' },
      { path: '/usr/bin/python3.12', version: '3.12.1' },
    ],
    ['takes 3.11 itself', { python3: '3.11.0' }, { path: '/usr/bin/python3', version: '3.11.0' }],
    [
      'passes over one that is too old',
      { python3: '3.10.14', python: '3.14.0' },
      { path: '/usr/bin/python', version: '3.14.0' },
    ],
    ['compares minor versions as numbers', { python3: '3.9.18' }, undefined],
    ['passes over Python 2', { python: '2.7.18' }, undefined],
    ['finds none where there is none', {}, undefined],
    ['passes over what does not answer with a version', { python3: 'Python' }, undefined],
  ])('%s', async (_title, pythons, expected) => {
    expect(await findPython(createFakeTools({ pythons }).run)).toEqual(expected);
  });
});
