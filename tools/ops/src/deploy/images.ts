import { type ImageRole, imageNames } from '@medcast/deploy-contract';
import { Problem } from '@medcast/problem';
import { InvalidArgumentError } from 'commander';
import type { KubeObject } from '../cluster-access/kube-object';
import type { PodTemplate } from '../cluster-access/kube-workload';

/** Images that are used instead of those of the overlay. */
export type ImageOverrides = Readonly<Partial<Record<ImageRole, string>>>;

const UNPUSHED = /@sha256:0{64}$/;

/** Parses `--image role=reference`, adding to those before. */
export function parseImageOverride(text: string, before: ImageOverrides = {}): ImageOverrides {
  const [, role, reference] = /^([a-z]+)=(\S+)$/.exec(text) ?? [];
  const roles = Object.keys(imageNames);
  if (role !== undefined && reference !== undefined && roles.includes(role)) return { ...before, [role]: reference };
  throw new InvalidArgumentError(`expected ROLE=REFERENCE with a role of ${roles.join(', ')}, got ${text}`);
}

/**
 * Puts other images into every pod of the objects, whatever kind they are of.
 *
 * @throws Problem USAGE where the overlay has no image of that role: nothing would be replaced
 */
export function overrideImages(objects: readonly KubeObject[], images: ImageOverrides): readonly KubeObject[] {
  const names = objects.flatMap((object) => imagesIn(object)).map((image) => nameOfImage(image));
  const unused = (Object.keys(images) as ImageRole[]).find((role) => !names.includes(imageNames[role]));
  if (unused !== undefined) {
    const detail = `expected an image ${imageNames[unused]} in the overlay to replace, got only ${[...new Set(names)].join(', ')}`;
    throw new Problem('USAGE', detail);
  }
  return objects.map((object) => overrideIn(object, images) as KubeObject);
}

/**
 * Checks that every image is one that somebody has pushed.
 *
 * @throws Problem IMAGE_NOT_PINNED
 */
export function checkImages(objects: readonly KubeObject[], environment: string): void {
  const images = [...new Set(objects.flatMap((object) => imagesIn(object)))];
  const unpushed = images.filter((image) => UNPUSHED.test(image));
  if (unpushed.length === 0) return;
  const names = unpushed.map((image) => image.replace(UNPUSHED, '')).join(', ');
  const detail = `expected a digest that was pushed, got only zeros for ${names}; "medcast image push --record ${environment}" and "npm run manifests", or --image ROLE=REFERENCE`;
  throw new Problem('IMAGE_NOT_PINNED', detail);
}

/** Images of a template's containers. */
export function imagesOf({ spec }: PodTemplate): readonly string[] {
  return [...(spec.initContainers ?? []), ...spec.containers].flatMap(({ image }) => image ?? []);
}

/** "medcast-predictor" of "registry/medcast/medcast-predictor:1@sha256:…" */
export function nameOfImage(reference: string): string {
  return /([^/@:]+)(:[^/@]+)?(@[^/]+)?$/.exec(reference)?.[1] ?? reference;
}

function overrideIn(value: unknown, images: ImageOverrides): unknown {
  if (Array.isArray(value)) return value.map((member) => overrideIn(member, images));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === 'image' && typeof member === 'string' ? (imageFor(member, images) ?? member) : overrideIn(member, images),
    ]),
  );
}

function imageFor(reference: string, images: ImageOverrides): string | undefined {
  const name = nameOfImage(reference);
  const roles = Object.keys(imageNames) as ImageRole[];
  const role = roles.find((each) => imageNames[each] === name);
  return role === undefined ? undefined : images[role];
}

function imagesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((member) => imagesIn(member));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'image' && typeof member === 'string' ? [member] : imagesIn(member),
  );
}
