import type { Component } from './component';

/** Where the list lies in each of our images. */
export const SBOM_PATH = '/app/sbom.cdx.json';

/** https://cyclonedx.org/docs/1.6/json/ */
const SPEC_VERSION = '1.6';

/**
 * Renders what is in an image as a CycloneDX document. The same parts give the same bytes: it has no serial number and
 * no clock, both of which are optional.
 *
 * @param image name of the image, without registry
 */
export function renderSbom(image: string, components: readonly Component[]): string {
  const byReference = new Map(components.map((component) => [component['bom-ref'], component]));
  const sorted = [...byReference].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, component]) => component);
  const document = {
    $schema: `http://cyclonedx.org/schema/bom-${SPEC_VERSION}.schema.json`,
    bomFormat: 'CycloneDX',
    specVersion: SPEC_VERSION,
    version: 1,
    metadata: { component: { type: 'container', 'bom-ref': image, name: image } },
    components: sorted,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
