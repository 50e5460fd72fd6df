import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The API as Nx builds it before these tests. */
const program = join(import.meta.dirname, '../../../../dist/apps/predictor/main.js');

/** A predictor that has tried all its models. */
export interface RunningPredictor {
  readonly url: string;
  /** Where it serves operators. */
  readonly adminUrl: string;
  stop(): Promise<void>;
}

/** Starts the built predictor on free ports of this machine and waits until it is ready. */
export async function runPredictor(variables: Readonly<Record<string, string>>): Promise<RunningPredictor> {
  const { PATH = '' } = process.env;
  const env = { PATH, HOST: '127.0.0.1', PORT: '0', ADMIN_PORT: '0', DRAIN_SECONDS: '0', ...variables };
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  let addresses = { url: '', adminUrl: '' };
  for await (const line of createInterface(child.stdout)) {
    const { msg, url, adminUrl }: Record<string, unknown> = JSON.parse(line);
    if (msg === 'listening') addresses = { url: String(url), adminUrl: String(adminUrl) };
    if (msg === 'not ready') break;
    if (msg !== 'ready') continue;
    child.stdout.resume();
    return { ...addresses, stop };
  }
  await stop();
  throw new Error('expected the predictor to become ready, got its end');
}
