import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { imageNames } from '@medcast/deploy-contract';
import { npmComponent } from '../sbom/component';
import { findPackagesOfForm } from '../sbom/find-packages';
import { renderSbom, SBOM_PATH } from '../sbom/render-sbom';
import { copyFromWorkspace } from './copy-parts';
import type { Workspace } from './workspace';

const COMPRESSIBLE = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt']);

/** Fills `app/` with the built form, each file of text beside itself as gzip, which nginx then sends as it is. */
export async function assembleWeb(workspace: Workspace): Promise<void> {
  for (const path of ['dist/apps/web/browser', 'LICENSE']) await copyFromWorkspace(workspace, path, 'app');
  const browser = join(workspace.out, 'app/dist/apps/web/browser');
  for (const file of await readdir(browser, { recursive: true })) {
    if (!COMPRESSIBLE.has(extname(file))) continue;
    const bytes = await readFile(join(browser, file));
    await writeFile(join(browser, `${file}.gz`), gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
  }
  const packages = await findPackagesOfForm(join(workspace.root, 'dist/apps/web/3rdpartylicenses.txt'), workspace);
  await writeFile(join(workspace.out, SBOM_PATH), renderSbom(imageNames.web, packages.map(npmComponent)));
}
