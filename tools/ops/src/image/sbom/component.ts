import type { LockedPackage } from './lock';

/** One part of an image, as CycloneDX 1.6 describes it. */
export interface Component {
  readonly type: 'library' | 'machine-learning-model' | 'container';
  readonly 'bom-ref': string;
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly [Licence];
  readonly hashes?: readonly [{ readonly alg: 'SHA-256' | 'SHA-512'; readonly content: string }];
  readonly purl?: string;
}

type Licence = { readonly expression: string } | { readonly license: { readonly name: string } };

/** https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/ */
const SPDX = /^\(?[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*\)?$/;
const SHA512 = /^sha512-([A-Za-z0-9+/=]+)$/;

/** A package of npm's lock, with the hash that npm has checked. */
export function npmComponent({ name, version, licence, integrity }: LockedPackage): Component {
  const [, group, scoped] = /^(@[^/]+)\/(.+)$/.exec(name) ?? [];
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const [, base64] = SHA512.exec(integrity ?? '') ?? [];
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group !== undefined && { group }),
    name: scoped ?? name,
    version,
    ...(base64 !== undefined && {
      hashes: [{ alg: 'SHA-512' as const, content: Buffer.from(base64, 'base64').toString('hex') }],
    }),
    ...licencesOf(licence),
    purl,
  };
}

/** A distribution that is installed in a Python environment. */
export interface PythonDistribution {
  readonly name: string;
  readonly version: string;
  readonly licence: string | undefined;
}

/** A Python distribution, by its normalised name (PEP 503). */
export function pythonComponent({ name, version, licence }: PythonDistribution): Component {
  const purl = `pkg:pypi/${name.toLowerCase().replace(/[-_.]+/g, '-')}@${version}`;
  return { type: 'library', 'bom-ref': purl, name, version, ...licencesOf(licence), purl };
}

/** A bundle, with the hash of its manifest, in which the hashes of its files stand. */
export function modelComponent(bundle: {
  readonly name: string;
  readonly version: number;
  readonly sha256: string;
}): Component {
  return {
    type: 'machine-learning-model',
    'bom-ref': `bundle:${bundle.name}/${bundle.version}`,
    name: bundle.name,
    version: String(bundle.version),
    hashes: [{ alg: 'SHA-256', content: bundle.sha256 }],
  };
}

function licencesOf(licence: string | undefined): Pick<Component, 'licenses'> {
  if (licence === undefined) return {};
  return { licenses: [SPDX.test(licence) ? { expression: licence } : { license: { name: licence } }] };
}
