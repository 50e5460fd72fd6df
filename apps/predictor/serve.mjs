import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { watch } from 'rolldown';
import config from './rolldown.config.mjs';

/**
 * The predictor in watch mode: builds it, starts it, and starts it anew after each build that an edit here or in a
 * library causes. A build that fails leaves the last good program running.
 */
const program = join(import.meta.dirname, '../../dist/apps/predictor/main.js');

/** Restarts must be quick: a person waits for them, no load balancer does. */
const environment = { DRAIN_SECONDS: '0', ...process.env };

let child;
let restarting = Promise.resolve();

const watcher = watch({ ...config, watch: { clearScreen: false } });
watcher.on('event', (event) => {
  if (event.code === 'BUNDLE_END') {
    void event.result.close();
    console.log(`built in ${event.duration} ms`);
    restarting = restarting.then(restart);
  }
  if (event.code === 'ERROR') console.error(`build failed: ${event.error.message}`);
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void stop());

async function restart() {
  await stopChild();
  child = spawn(process.execPath, ['--enable-source-maps', program], { stdio: 'inherit', env: environment });
}

/** A child that ended by a signal has no exit code, so both are looked at. */
function isRunning(process) {
  return process !== undefined && process.exitCode === null && process.signalCode === null;
}

async function stopChild() {
  if (!isRunning(child)) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exited;
}

async function stop() {
  await watcher.close();
  await restarting;
  await stopChild();
  process.exit(0);
}
