import { renderBase } from './base/render-base';
import { renderClusters } from './clusters/render-clusters';
import { renderComponents } from './components/render-components';
import type { RecordedImages } from './environments/recorded-images';
import { renderOverlays } from './environments/render-overlays';
import type { RenderedFiles } from './writer/rendered-files';

/** Renders everything that this generator makes, with the images that were recorded. */
export function renderFiles(recorded: RecordedImages): RenderedFiles {
  return { ...renderBase(), ...renderComponents(), ...renderOverlays(recorded), ...renderClusters() };
}
