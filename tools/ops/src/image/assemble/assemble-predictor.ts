import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imageNames } from '@medcast/deploy-contract';
import { npmComponent } from '../sbom/component';
import { findPackagesInside, findPackagesOfForm } from '../sbom/find-packages';
import { renderSbom, SBOM_PATH } from '../sbom/render-sbom';
import { copyFromWorkspace, copyNode, copyPackage } from './copy-parts';
import { embeddedModels } from './embedded-models';
import { requirePackage, type Workspace } from './workspace';

/** Native or made of files, so that the predictor's program does not hold them (`apps/predictor/rolldown.config.mjs`). */
const SHIPPED_BESIDE = ['onnxruntime-node', 'onnxruntime-common', 'swagger-ui-dist'];

/**
 * Fills `runtime/`, which changes when a dependency does, and `app/`, which changes with each commit: two layers of the
 * image, of which a machine that has the first fetches only the second.
 */
export async function assemblePredictor(workspace: Workspace): Promise<void> {
  const node = await copyNode(workspace, 'runtime/nodejs/bin/node');
  const beside = SHIPPED_BESIDE.map((name) => requirePackage(workspace, name));
  for (const each of beside) await copyPackage(workspace, each, 'runtime/app');
  for (const path of ['dist/apps/predictor', 'dist/apps/web/browser', 'bundles', 'LICENSE']) {
    await copyFromWorkspace(workspace, path, 'app');
  }
  const app = join(workspace.out, 'app');
  await mkdir(app, { recursive: true });
  // The programs are ES modules: Node reads that here.
  await writeFile(join(app, 'package.json'), '{ "type": "module" }\n');
  const inside = [
    ...(await findPackagesInside(join(workspace.root, 'dist/apps/predictor'), workspace)),
    ...(await findPackagesOfForm(join(workspace.root, 'dist/apps/web/3rdpartylicenses.txt'), workspace)),
  ];
  const components = [node, ...beside, ...inside].map(npmComponent);
  const models = await embeddedModels(join(workspace.root, 'bundles'));
  await writeFile(join(workspace.out, SBOM_PATH), renderSbom(imageNames.predictor, [...components, ...models]));
}
