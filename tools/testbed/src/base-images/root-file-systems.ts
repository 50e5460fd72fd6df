/** Packages of Debian, unpacked: what `mmdebstrap` is told. */
export interface RootFileSystem {
  readonly suite: 'bookworm' | 'trixie';
  /** `extract` only unpacks: no package manager, no shell unless it is asked for. */
  readonly variant: 'minbase' | 'extract';
  readonly packages: readonly string[];
  /** Paths that are not unpacked. */
  readonly without: readonly string[];
}

const DOCUMENTATION = ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/info/*', '/usr/share/locale/*'];

/** Debian with Python 3.11. */
export const debianWithPython: RootFileSystem = {
  suite: 'bookworm',
  variant: 'minbase',
  packages: ['ca-certificates', 'python3', 'python3-venv'],
  without: DOCUMENTATION,
};

/** Debian's nginx, a shell, and nothing to manage packages with. */
export const nginxWithShell: RootFileSystem = {
  suite: 'bookworm',
  variant: 'extract',
  packages: ['base-files', 'ca-certificates', 'dash', 'libc6', 'nginx-light', 'tzdata'],
  without: DOCUMENTATION,
};

/** The libraries that a program in C++ needs, and no program. */
export const cLibraries: RootFileSystem = {
  suite: 'trixie',
  variant: 'extract',
  packages: ['base-files', 'ca-certificates', 'libc6', 'libgcc-s1', 'libgomp1', 'libssl3t64', 'libstdc++6', 'tzdata'],
  without: [...DOCUMENTATION, '/usr/bin/*', '/usr/sbin/*', '/usr/share/perl*', '/usr/lib/*/perl*'],
};
