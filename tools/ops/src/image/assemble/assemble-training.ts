import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imageNames } from '@medcast/deploy-contract';
import { npmComponent, pythonComponent } from '../sbom/component';
import { findImports, findPackagesInside } from '../sbom/find-packages';
import { closeOverNeeds } from '../sbom/lock';
import { renderSbom, SBOM_PATH } from '../sbom/render-sbom';
import { copyFromWorkspace, copyNode, copyPackage } from './copy-parts';
import { findPythonDistributions } from './python-distributions';
import type { Workspace } from './workspace';

/** What `medcast` reads of the repository. */
const READ_BY_MEDCAST = ['dist/tools/ops', 'training/src', 'training/tasks', 'LICENSE', 'package.json'];

/** Fills `runtime/` with Node and the packages that `medcast` imports, and `app/` with `medcast` and what it reads. */
export async function assembleTraining(workspace: Workspace): Promise<void> {
  const programs = join(workspace.root, 'dist/tools/ops');
  const node = await copyNode(workspace, 'runtime/usr/local/bin/node');
  const isInstalled = (location: string) => existsSync(join(workspace.root, location));
  const packages = closeOverNeeds(workspace.lock, await findImports(programs, workspace), isInstalled);
  for (const each of packages) await copyPackage(workspace, each, 'runtime/app');
  for (const path of READ_BY_MEDCAST) await copyFromWorkspace(workspace, path, 'app');
  const inside = await findPackagesInside(programs, workspace);
  const python = await findPythonDistributions(join(workspace.root, 'training/.venv'));
  const components = [...[node, ...packages, ...inside].map(npmComponent), ...python.map(pythonComponent)];
  await writeFile(join(workspace.out, SBOM_PATH), renderSbom(imageNames.training, components));
}
