import { dirname, join } from 'node:path';
import type { ServerPlan } from '../measure/server-under-test';
import { answersWell } from './answers-well';
import { programFolderOf } from './installed-peers';
import type { Peer } from './peer';

/** Ports of peers start here: three for each, as MLServer takes that many. */
const FIRST_PORT = 18_200;

/** A peer as a server to measure. @param environment Python, or folder with `node_modules` */
export function toPeerServer(
  peer: Peer,
  environment: string,
  { root, index }: { readonly root: string; readonly index: number },
): ServerPlan {
  const port = FIRST_PORT + 3 * index;
  const folder = programFolderOf(peer, root);
  return {
    name: peer.name,
    command:
      peer.runtime === 'python'
        ? [environment, join(folder, 'serve.py')]
        : [process.execPath, join(folder, 'serve.mjs')],
    variables: {
      PATH: `${dirname(environment)}:${process.env['PATH'] ?? ''}`,
      PORT: String(port),
      MODEL: join(root, 'bundles/insurance/1/model.onnx'),
      MODULES: environment,
      PYTHONPATH: `${folder}:${join(root, 'tools/bench/peers')}`,
      PYTHONNOUSERSITE: '1',
      PYTHONDONTWRITEBYTECODE: '1',
      // None of them shall tell its makers how it is used.
      ORT_DISABLE_TELEMETRY: '1',
      BENTOML_DO_NOT_TRACK: 'true',
      MLFLOW_DISABLE_TELEMETRY: 'true',
    },
    ready: { port, answers: (at) => answersWell(at, peer, root) },
  };
}
