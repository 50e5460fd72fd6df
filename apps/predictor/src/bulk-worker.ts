import { parentPort } from 'node:worker_threads';
import { BulkWorker } from './bulk/worker/bulk-worker';
import { lowerPriority } from './bulk/worker/lower-priority';
import type { ToWorker } from './bulk/worker/messages';

const port = parentPort;
if (port === null) throw new Error('this program is run by the predictor, as a thread of it');

lowerPriority();

const worker = new BulkWorker((message) => port.postMessage(message));

port.on('message', (message: ToWorker) => {
  void worker.receive(message).then(() => {
    // Ends by itself when nothing is left to do: to terminate a thread within a run ends the whole program.
    if (message.kind === 'close') port.close();
  });
});
