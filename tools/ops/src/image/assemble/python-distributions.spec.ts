import { parseDistribution } from './python-distributions';

describe('parseDistribution', () => {
  it('reads the header alone', () => {
    const text =
      'Metadata-Version: 2.4\nName: numpy\nVersion: 2.4.6\nLicense-Expression: BSD-3-Clause\n\nName: other\n';
    expect(parseDistribution(text, 'x')).toEqual({ name: 'numpy', version: '2.4.6', licence: 'BSD-3-Clause' });
  });

  it('takes no text for the name of a licence', () => {
    const text = `Name: old\nVersion: 1\nLicense: ${'Permission is hereby granted '.repeat(5)}\n`;
    expect(parseDistribution(text, 'x')).toEqual({ name: 'old', version: '1', licence: undefined });
  });

  it('refuses what has no version', () => {
    expect(() => parseDistribution('Name: a\n', 'a/METADATA')).toThrow('expected a name and a version in a/METADATA');
  });
});
