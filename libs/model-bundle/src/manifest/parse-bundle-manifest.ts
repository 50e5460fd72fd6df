import { Problem } from '@medcast/problem';
import { MANIFEST_FILE } from '../bundle-files';
import { parseJsonBytes } from '../json/parse-json-bytes';
import { parseWithSchema } from '../json/parse-with-schema';
import { BUNDLE_FORMAT_VERSION, type BundleManifest } from './bundle-manifest';
import { bundleManifestSchema } from './bundle-manifest-schema';
import { provenanceHashOf } from './provenance-hash';

/**
 * Parses the manifest of a bundle.
 *
 * @param bytes content of `bundle.json`
 * @param reference the bundle that was asked for; a manifest of another one is refused
 * @throws Problem `BUNDLE_FORMAT_UNSUPPORTED`, `BUNDLE_MANIFEST_INVALID`, or `BUNDLE_HASH_MISMATCH` for statements that
 *   were changed after the bundle was packed
 */
export function parseBundleManifest(
  bytes: Uint8Array,
  reference: { readonly model: string; readonly version: number },
): BundleManifest {
  const code = 'BUNDLE_MANIFEST_INVALID';
  const json = parseJsonBytes(bytes, MANIFEST_FILE, code);
  checkFormatVersion(json);
  const manifest = parseWithSchema(bundleManifestSchema, json, { subject: MANIFEST_FILE, code });
  if (manifest.model !== reference.model || manifest.version !== reference.version) {
    const expected = `${reference.model}/${reference.version}`;
    const detail = `${MANIFEST_FILE}: expected the manifest of ${expected}, got that of ${manifest.model}/${manifest.version}; publish instead of copying`;
    throw new Problem(code, detail);
  }
  checkProvenance(manifest);
  return manifest;
}

function checkFormatVersion(json: unknown): void {
  if (typeof json !== 'object' || json === null || !('formatVersion' in json)) {
    return;
  }
  if (json.formatVersion !== BUNDLE_FORMAT_VERSION) {
    const got = JSON.stringify(json.formatVersion);
    const detail = `${MANIFEST_FILE}: expected formatVersion ${BUNDLE_FORMAT_VERSION}, got ${got}; serve it with the release that reads it, or train again`;
    throw new Problem('BUNDLE_FORMAT_UNSUPPORTED', detail);
  }
}

function checkProvenance(manifest: BundleManifest): void {
  const got = provenanceHashOf(manifest);
  if (got !== manifest.provenanceHash) {
    const detail = `${MANIFEST_FILE}: expected statements with the sha256 ${manifest.provenanceHash}, got ${got}; the manifest was changed after it was packed: publish the bundle again`;
    throw new Problem('BUNDLE_HASH_MISMATCH', detail);
  }
}
