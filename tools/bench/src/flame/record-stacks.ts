import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { saturate } from '../load/saturate';
import { type ServerPlan, ServerUnderTest } from '../measure/server-under-test';
import { withLock } from '../measure/with-lock';
import { SINGLE_QUESTION } from '../question';
import { CORES } from '../suites/run-suite';

/** Samples a second: a prime, so that nothing periodic hides from it. */
const FREQUENCY = 997;
const WARM_UP_SECONDS = 10;
const SECONDS = 8;
const CONNECTIONS = 64;

/**
 * Records the stacks of a server at saturation by perf(1), kernel and native parts included.
 *
 * @returns what `perf script` prints
 */
export async function recordStacks(plan: ServerPlan, lockFile: string | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'medcast-flame-'));
  const bodyFile = join(folder, 'body');
  await writeFile(bodyFile, SINGLE_QUESTION.body);
  const server = await ServerUnderTest.start(plan, CORES.server);
  try {
    const target = { port: server.port, core: CORES.load, bodyFile };
    const recorded = join(folder, 'perf.data');
    await withLock(lockFile, async () => {
      await saturate(SINGLE_QUESTION, { connections: CONNECTIONS, seconds: WARM_UP_SECONDS }, target);
      const perf = execa('perf', [
        'record',
        '-q',
        '-F',
        String(FREQUENCY),
        '-g',
        '-p',
        String(server.pid),
        '-o',
        recorded,
      ]);
      await saturate(SINGLE_QUESTION, { connections: CONNECTIONS, seconds: SECONDS }, target);
      perf.kill('SIGINT');
      await perf.catch(() => undefined);
    });
    const script = join(folder, 'stacks.txt');
    await execa('perf', ['script', '-i', recorded, '-F', 'comm,ip,sym,symoff,dso'], { stdout: { file: script } });
    return await readFile(script, 'utf8');
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
    // V8 writes the names of its functions where perf looks for them.
    await rm(`/tmp/perf-${server.pid}.map`, { force: true });
  }
}
