import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProgramRunner } from '../clusters/program/program-runner';
import { isAtLeast } from './check-program';
import { diagnose } from './diagnose';
import { needsOf } from './purposes';

const runner = createProgramRunner({ cwd: tmpdir(), show: () => undefined });
const { PATH } = process.env;
let folder: string;

// Stand-ins for programs of the clouds, which say of themselves what a test wants.
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-doctor-'));
  process.env['PATH'] = folder;
});

afterEach(async () => {
  process.env['PATH'] = PATH;
  await rm(folder, { recursive: true });
});

async function install(name: string, script: string): Promise<void> {
  await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, name), 0o755);
}

describe('diagnose', () => {
  it('finds what is there, is missing, is too old and does not work', async () => {
    await install('aws', 'echo aws-cli/2.31.4 Python/3.13');
    await install('eksctl', 'echo 0.200.0-dev');
    await install('kubectl', 'echo "no such file" >&2; exit 127');

    const findings = await diagnose(['eks'], runner);

    expect(findings.map(({ program, state, version, isNeeded }) => [program, state, version, isNeeded])).toEqual([
      ['aws', 'ok', '2.31.4', false],
      ['eksctl', 'too old', '0.200.0', true],
      ['kubectl', 'not working', undefined, true],
      ['kustomize', 'missing', undefined, true],
    ]);
    expect(findings[1]?.get).toContain('eksctl');
  });

  it('is content with one of the programs that can stand for each other', async () => {
    await install('kubectl', 'echo "Client Version: v1.35.0"; echo "Kustomize Version: v5.7.1"');

    const findings = await diagnose(['deploy'], runner);

    expect(findings.map(({ program, state, isNeeded }) => [program, state, isNeeded])).toEqual([
      ['kubectl', 'ok', false],
      ['kustomize', 'missing', false],
    ]);
  });

  it('says once of a program what all it is for', async () => {
    await install('gcloud', 'echo "Google Cloud SDK 528.0.0"');

    const findings = await diagnose(['gke', 'vm'], runner);

    expect(findings.filter(({ program }) => program === 'gcloud')).toMatchObject([
      { purposes: ['gke', 'vm'], state: 'ok' },
    ]);
  });

  it('runs the programs of this machine for real', async () => {
    process.env['PATH'] = PATH;

    expect(await diagnose(['serve'], runner)).toMatchObject([
      { program: 'node', state: 'ok', isNeeded: false },
      { program: 'npm', state: 'ok', isNeeded: false },
    ]);
  });
});

describe('needsOf', () => {
  it.each(Object.entries(needsOf))('%s needs something', (_, needs) => {
    expect(needs.length).toBeGreaterThan(0);
  });
});

describe('isAtLeast', () => {
  it.each([
    ['1.2.3', '1.2.3', true],
    ['1.10.0', '1.9.9', true],
    ['2.0.0', '1.9.9', true],
    ['1.2.2', '1.2.3', false],
    ['0.9.9', '1.0.0', false],
  ])('%s is at least %s: %s', (version, minimum, expected) => {
    expect(isAtLeast(version, minimum)).toBe(expected);
  });
});
