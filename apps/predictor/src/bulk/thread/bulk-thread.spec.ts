import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeModel } from '../../models/testing/make-model';
import { BulkJob } from '../bulk-job';
import { BulkThread } from './bulk-thread';

const folder = mkdtempSync(join(tmpdir(), 'medcast-bulk-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** A thread whose program does something when a job begins. */
function startThread(onBegin: string): { readonly thread: BulkThread; readonly ended: Promise<unknown> } {
  const program = join(folder, `${Math.random()}.mjs`);
  const lines = [
    "import { parentPort } from 'node:worker_threads';",
    "parentPort.on('message', (message) => {",
    `  if (message.kind === 'begin') { ${onBegin} }`,
    "  if (message.kind === 'close') parentPort.close();",
    '});',
  ];
  writeFileSync(program, lines.join('\n'));
  let thread: BulkThread | undefined;
  const ended = new Promise((resolve) => {
    thread = new BulkThread(program, (_ended, error) => resolve(error));
  });
  if (thread === undefined) throw new Error('a promise runs its function at once');
  return { thread, ended };
}

async function beginJob(thread: BulkThread): Promise<BulkJob> {
  return new BulkJob({
    thread,
    model: await makeModel(1),
    options: { input: 'json', output: 'json', mostRows: Infinity },
    open: () => {
      throw new Error('nothing is answered');
    },
    onTally: () => undefined,
    onProgress: () => undefined,
  });
}

describe('BulkThread', () => {
  it('that dies ends its jobs, and nothing else', async () => {
    const { thread, ended } = startThread("throw new Error('oops');");
    const job = await beginJob(thread);
    await expect(job.begun).rejects.toThrow('the thread that answered it ended');
    await job.done;
    expect(await ended).toMatchObject({ message: 'oops' });
    expect(thread.jobs).toBe(0);
  });

  it('hears of a refusal', async () => {
    const problem = "{ code: 'JSON_MALFORMED', detail: 'no', errors: [] }";
    const { thread, ended } = startThread(
      `parentPort.postMessage({ kind: 'refused', job: message.job, problem: ${problem} });`,
    );
    const job = await beginJob(thread);
    await expect(job.begun).rejects.toMatchObject({ code: 'JSON_MALFORMED', detail: 'no' });
    await job.done;
    await thread.close();
    expect(await ended).toBeUndefined();
  });
});
