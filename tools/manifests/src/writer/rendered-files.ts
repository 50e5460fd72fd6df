/** Text of each generated file, by its path below k8s/. */
export type RenderedFiles = Readonly<Record<string, string>>;

/** The same files, in a folder. */
export function inFolder(folder: string, files: RenderedFiles): RenderedFiles {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}
