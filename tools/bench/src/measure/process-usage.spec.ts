import { readProcessUsage } from './process-usage';

describe('readProcessUsage', () => {
  it('counts what this process takes', async () => {
    const before = process.cpuUsage();
    const usage = await readProcessUsage(process.pid);
    const after = process.cpuUsage();

    // Counted in steps of 10 ms, user and system apart.
    expect(usage.cpuUs).toBeGreaterThanOrEqual(before.user + before.system - 20_000);
    expect(usage.cpuUs).toBeLessThanOrEqual(after.user + after.system + 20_000);
    expect(usage.residentMi).toBeGreaterThan(10);
  });

  it('fails for a process that is not there', async () => {
    await expect(readProcessUsage(2 ** 30)).rejects.toThrow('ENOENT');
  });
});
