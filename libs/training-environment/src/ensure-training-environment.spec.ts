import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTrainingEnvironment, type TrainingGroup } from './ensure-training-environment';
import { createFakeTools, type FakeMachine } from './testing/fake-tools';

const machine: FakeMachine = { pythons: { python3: '3.11.7' }, uv: '0.13.8' };
const previousCache = process.env['XDG_CACHE_HOME'];
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'training-environment-'));
  process.env['XDG_CACHE_HOME'] = join(root, 'cache');
  await writeFile(join(root, 'requirements.lock'), 'numpy==2.4.6\n');
  await writeFile(join(root, 'requirements-boosters.lock'), 'xgboost-cpu==3.2.0\n');
  await writeFile(join(root, 'requirements-parity.lock'), 'shap==0.49.1\n');
});
afterEach(async () => {
  if (previousCache === undefined) delete process.env['XDG_CACHE_HOME'];
  else process.env['XDG_CACHE_HOME'] = previousCache;
  await rm(root, { recursive: true });
});

function ensureOn(
  on: FakeMachine,
  groups?: readonly TrainingGroup[],
): {
  environment: ReturnType<typeof ensureTrainingEnvironment>;
  calls: string[];
  lines: string[];
} {
  const { run, calls } = createFakeTools(on);
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const environment = ensureTrainingEnvironment({ trainingRoot: root, log, run, ...(groups && { groups }) });
  return { environment, calls, lines };
}

describe('ensureTrainingEnvironment', () => {
  it('makes the environment of the locked packages and says so', async () => {
    const { environment, calls, lines } = ensureOn(machine);
    const { python, env } = await environment;
    expect(python).toMatch(/[/\\]\.venv[/\\][0-9a-f]{16}[/\\](bin|Scripts)[/\\]python/);
    expect(env).toEqual({ PYTHONPATH: join(root, 'src'), PYTHONNOUSERSITE: '1', ORT_DISABLE_TELEMETRY: '1' });
    expect(lines).toEqual(['making the Python environment for training (Python 3.11.7); this happens once']);
    expect(calls.at(-1)).toMatch(
      /^uv pip sync --quiet --require-hashes --only-binary :all: --python .* .*requirements\.lock$/,
    );
  });

  it('makes it once', async () => {
    const first = await ensureOn(machine).environment;
    const { environment, lines } = ensureOn(machine);
    expect(await environment).toEqual(first);
    expect(lines).toEqual([]);
  });

  it('makes it in another folder when told', async () => {
    const { run } = createFakeTools(machine);
    const environmentsFolder = join(root, 'elsewhere');
    const { python } = await ensureTrainingEnvironment({
      trainingRoot: root,
      environmentsFolder,
      log: () => undefined,
      run,
    });
    expect(python.startsWith(environmentsFolder)).toBe(true);
    expect(await readdir(environmentsFolder)).toHaveLength(1);
  });

  it('makes another when the lock changes', async () => {
    const first = await ensureOn(machine).environment;
    await writeFile(join(root, 'requirements.lock'), 'numpy==2.4.7\n');
    expect((await ensureOn(machine).environment).python).not.toBe(first.python);
  });

  it('installs the locks of the groups besides, in an environment of its own', async () => {
    const without = await ensureOn(machine).environment;
    const { environment, calls } = ensureOn(machine, ['parity', 'boosters']);
    const both = await environment;
    expect(both.python).not.toBe(without.python);
    expect(calls.at(-1)).toMatch(/ \S*requirements\.lock \S*requirements-boosters\.lock \S*requirements-parity\.lock$/);
    expect(await ensureOn(machine, ['boosters', 'parity', 'boosters']).environment).toEqual(both);
  });

  it('makes another when the lock of a group changes', async () => {
    const first = await ensureOn(machine, ['boosters']).environment;
    await writeFile(join(root, 'requirements-boosters.lock'), 'xgboost-cpu==3.2.1\n');
    expect((await ensureOn(machine, ['boosters']).environment).python).not.toBe(first.python);
  });

  it('makes another when Python changes', async () => {
    const first = await ensureOn(machine).environment;
    const other = await ensureOn({ ...machine, pythons: { python3: '3.11.8' } }).environment;
    expect(other.python).not.toBe(first.python);
  });

  it('serves several that ask at once', async () => {
    const environments = await Promise.all([1, 2, 3].map(() => ensureOn(machine).environment));
    expect(new Set(environments.map(({ python }) => python)).size).toBe(1);
    expect(await readdir(join(root, '.venv'))).toHaveLength(1);
  });

  it.each<[string, string | undefined]>([
    ['there is no uv', undefined],
    ['uv is older than 0.8', '0.7.21'],
  ])('fetches a pinned uv when %s', async (_title, uv) => {
    const { environment, calls, lines } = ensureOn({ pythons: machine.pythons, ...(uv !== undefined && { uv }) });
    await environment;
    expect(lines[0]).toBe('fetching uv 0.13.8');
    expect(calls).toContainEqual(
      expect.stringMatching(/-m pip install .*--require-hashes --requirement .*requirements-uv\.lock$/),
    );
    expect(await readdir(join(root, 'cache/medcast'))).toEqual(['uv-0.13.8']);
  });

  it.each<[string, string]>([
    ['uv cannot make an environment', 'uv venv'],
    ['a package cannot be fetched', 'uv pip sync'],
  ])('leaves nothing when %s, and repeats what uv says', async (_title, call) => {
    const stderr = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
    const { environment } = ensureOn({ ...machine, failing: { call, stderr } });
    await expect(environment).rejects.toMatchObject({
      code: 'PYTHON_UNAVAILABLE',
      detail: expect.stringMatching(/^expected uv to [^\n]*, got:\nline 25\n[^]*line 39$/),
    });
    expect(await readdir(join(root, '.venv'))).toEqual([]);
  });

  it('leaves nothing when uv cannot be fetched, and says what to do', async () => {
    const { environment } = ensureOn({
      pythons: machine.pythons,
      failing: { call: 'pip install', stderr: 'no route' },
    });
    await expect(environment).rejects.toMatchObject({
      code: 'PYTHON_UNAVAILABLE',
      detail: 'expected pip to install uv; look at the network and the package index, or install uv, got:\nno route',
    });
    expect(await readdir(join(root, 'cache/medcast'))).toEqual([]);
  });

  it('says what to do where there is no Python', async () => {
    await expect(ensureOn({ pythons: { python3: '3.9.2' } }).environment).rejects.toMatchObject({
      code: 'PYTHON_UNAVAILABLE',
      detail: expect.stringMatching(
        /^expected Python 3\.11 or later, got none on the PATH .*; install it and try again$/,
      ),
    });
  });
});
