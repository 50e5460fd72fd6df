import { dirname, join } from 'node:path';
import type { ServerPlan } from '../measure/server-under-test';
import type { Question } from '../question';
import { programFolderOf } from './installed-peers';
import type { Peer } from './peer';

/** Ports of peers start here: three for each, as MLServer takes that many. */
const FIRST_PORT = 18_200;

/** A peer as a server to measure. */
export function toPeerServer(
  peer: Peer,
  python: string,
  { root, index }: { readonly root: string; readonly index: number },
): ServerPlan {
  const port = FIRST_PORT + 3 * index;
  const folder = programFolderOf(peer, root);
  return {
    name: peer.name,
    command: [python, join(folder, 'serve.py')],
    variables: {
      PATH: `${dirname(python)}:${process.env['PATH'] ?? ''}`,
      PORT: String(port),
      MODEL: join(root, 'bundles/insurance/1/model.onnx'),
      PYTHONPATH: `${folder}:${join(root, 'tools/bench/peers')}`,
      PYTHONNOUSERSITE: '1',
      PYTHONDONTWRITEBYTECODE: '1',
      // None of them shall tell its makers how it is used.
      ORT_DISABLE_TELEMETRY: '1',
      BENTOML_DO_NOT_TRACK: 'true',
      MLFLOW_DISABLE_TELEMETRY: 'true',
    },
    ready: { port, answers: (at) => answers(at, peer.question) },
  };
}

async function answers(port: number, { path, headers, body }: Question): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { ...headers },
      body: Uint8Array.from(body),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch (error) {
    // `fetch` says so of a port on which nobody listens yet.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
