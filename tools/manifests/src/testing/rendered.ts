import { join } from 'node:path';
import { readRecordedImages } from '../environments/recorded-images';
import { renderFiles } from '../render-files';
import type { RenderedFiles } from '../writer/rendered-files';

/** The repository. */
export const workspaceRoot = join(import.meta.dirname, '../../../..');

/** Everything that is generated, with the images that are recorded today. */
export async function renderToday(): Promise<RenderedFiles> {
  return renderFiles(await readRecordedImages(workspaceRoot));
}
