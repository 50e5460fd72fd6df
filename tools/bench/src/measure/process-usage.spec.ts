import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readProcessUsage } from './process-usage';

describe('readProcessUsage', () => {
  it('counts what this process takes', async () => {
    const before = process.cpuUsage();
    const usage = await readProcessUsage(process.pid);

    // Counted in steps of 10 ms, user and system apart.
    expect(usage.cpuUs).toBeGreaterThanOrEqual(before.user + before.system - 20_000);
    expect(usage.residentMi).toBeGreaterThan(10);
    expect(usage.peakMi).toBeGreaterThanOrEqual(usage.residentMi / 2);
  });

  it('counts what a process started, too', async () => {
    const program =
      'let n = 0; const end = Date.now() + 150; while (Date.now() < end) n++; console.log(n); setInterval(() => n, 1e6)';
    const shell = spawn('sh', ['-c', `"${process.execPath}" -e "${program}"; true`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(shell.stdout, 'data');
      const usage = await readProcessUsage(shell.pid ?? 0);

      expect(usage.residentMi).toBeGreaterThan(20);
      expect(usage.cpuUs).toBeGreaterThan(0);
    } finally {
      const [child] = (await readChildren(shell.pid ?? 0)) as [number];
      process.kill(child);
    }
    await once(shell, 'exit');
  });

  it('fails for a process that is not there', async () => {
    await expect(readProcessUsage(2 ** 30)).rejects.toThrow('ENOENT');
  });
});

async function readChildren(pid: number): Promise<readonly number[]> {
  const { readFile } = await import('node:fs/promises');
  return (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').map(Number);
}
