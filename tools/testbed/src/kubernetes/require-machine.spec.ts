import { type Machine, requireMachine, SYSTEM_PATH } from './require-machine';

const good: Machine = { platform: 'linux', uid: 0, path: SYSTEM_PATH, cgroup: '/proc/self/status' };

describe('requireMachine', () => {
  it.each([
    ['a plain user', { uid: 1000 }, 'root on Linux, got user 1000 on linux; run it as root'],
    ['another system', { platform: 'darwin', uid: 501 }, 'root on Linux, got user 501 on darwin; run it as root'],
    ['a system without users', { platform: 'win32', uid: undefined }, 'got user none on win32'],
  ])('refuses %s', async (_, part, message) => {
    await expect(requireMachine(0, { ...good, ...part })).rejects.toThrow(`TESTBED_UNAVAILABLE: a cluster needs`);
    await expect(requireMachine(0, { ...good, ...part })).rejects.toThrow(message);
  });

  it('names the packages that an API server alone needs', async () => {
    await expect(requireMachine(0, { ...good, path: '/nowhere' })).rejects.toThrow(
      "Debian's util-linux mount iproute2 openssl tar, got none; run: apt-get install --yes --no-install-recommends util-linux mount iproute2 openssl tar",
    );
  });

  it('names the packages that nodes need beside them', async () => {
    await expect(requireMachine(1, { ...good, path: '/nowhere' })).rejects.toThrow(
      /util-linux mount iproute2 openssl tar containerd runc iptables/,
    );
  });

  it('refuses a machine that has cgroup v2 alone', async () => {
    const tools = { ...good, cgroup: '/nowhere' };
    await expect(requireMachine(0, tools)).rejects.toThrow('cgroup v1 under /sys/fs/cgroup, got v2 alone');
  });
});
