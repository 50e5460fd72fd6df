/** Name of the manifest; it is the one file that the manifest does not list. */
export const MANIFEST_FILE = 'bundle.json';

/** The files that every bundle of format version 1 has beside its manifest: these and no others, in publication order. */
export const BUNDLE_FILES = [
  'schema.json',
  'features.json',
  'model.onnx',
  'reference.json',
  'golden.json',
  'card.md',
  'card.json',
  'report.html',
] as const;

/** Path of one of the {@link BUNDLE_FILES}. */
export type BundleFile = (typeof BUNDLE_FILES)[number];

/** The content of every file of a bundle but its manifest. */
export type BundleFiles = Readonly<Record<BundleFile, Uint8Array>>;

/** Makes one value for each file of a bundle, in publication order. */
export function toBundleFileRecord<Value>(valueOf: (file: BundleFile) => Value): Record<BundleFile, Value> {
  return Object.fromEntries(BUNDLE_FILES.map((file) => [file, valueOf(file)])) as Record<BundleFile, Value>;
}

/** Reads every file of a bundle, all at once; rejects with the first failure. */
export async function loadBundleFiles(readFile: (file: BundleFile) => Promise<Uint8Array>): Promise<BundleFiles> {
  const entries = await Promise.all(BUNDLE_FILES.map(async (file) => [file, await readFile(file)] as const));
  return Object.fromEntries(entries) as Record<BundleFile, Uint8Array>;
}
