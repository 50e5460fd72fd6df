import type { Component } from './component';
import type { RenderedFiles } from './rendered-files';
import { inFolder } from './rendered-files';
import type { Written } from './manifest';
import { renderManifest } from './render-manifest';
import { renderReadme } from './render-readme';

/** What a component is made of. */
export interface ComponentSource {
  /** Markdown, without its mark. */
  readonly readme: string;
  /** Its objects, by the file that they stand in. */
  readonly objects?: Readonly<Record<string, readonly Written[]>>;
  /** What it says to Kustomize beside them. */
  readonly kustomize?: Omit<Component, 'apiVersion' | 'kind' | 'resources'>;
  /** Further files, already rendered. */
  readonly files?: RenderedFiles;
}

/** Renders the folder `components/<name>`. */
export function renderComponent(
  name: string,
  { readme, objects = {}, kustomize, files }: ComponentSource,
): RenderedFiles {
  const manifests = Object.entries(objects).map(([file, list]) => [file, renderManifest(...list)]);
  return inFolder(`components/${name}`, {
    'README.md': renderReadme(readme),
    'kustomization.yaml': renderManifest(toComponent(Object.keys(objects), kustomize)),
    ...(Object.fromEntries(manifests) as RenderedFiles),
    ...files,
  });
}

function toComponent(resources: readonly string[], kustomize: ComponentSource['kustomize']): Component {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1alpha1',
    kind: 'Component',
    ...(resources.length === 0 ? {} : { resources }),
    ...kustomize,
  };
}
