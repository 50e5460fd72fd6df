import { parentPort } from 'node:worker_threads';
import type { ToWorker } from './bulk/worker/messages';
import { BulkWorker } from './bulk/worker/bulk-worker';

const port = parentPort;
if (port === null) throw new Error('this program is run by the predictor, as a thread of it');

const worker = new BulkWorker((message, transfer = []) => port.postMessage(message, [...transfer]));

port.on('message', (message: ToWorker) => {
  void worker.receive(message).then(() => {
    // Ends by itself when nothing is left to do: to terminate a thread within a run ends the whole program.
    if (message.kind === 'close') port.close();
  });
});
