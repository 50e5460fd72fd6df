import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseShadowReport, type ShadowReport } from '@medcast/prediction-contract';
import { publishHeavier } from './testing/publish-heavier';
import { publishVersions } from './testing/publish-versions';
import { type CliRun, runMedcast } from './testing/run-medcast';
import { runPredictor, type RunningPredictor } from './testing/run-predictor';

const RECORDS = 240;
const REGIONS = ['northeast', 'northwest', 'southeast', 'southwest'];
const MODEL = ['--models', 'file:models', '--model', 'insurance'];

let folder: string;
let report: ShadowReport;

/** Version 1 serves, 2 is the same model, 3 another, of which there is a report. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-shadow-e2e-'));
  const uri = `file:${join(folder, 'models')}`;
  await publishVersions(uri, 2);
  await publishHeavier(uri);
  await promote('--version', '1', '--reason', 'first');
  const predictor = await shadow(3);
  await predictor.stop();
  await writeFile(join(folder, 'report.json'), JSON.stringify(report));
  await writeFile(join(folder, 'text.json'), 'shadow');
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

function promote(...words: readonly string[]): Promise<CliRun> {
  return runMedcast(folder, ['release', 'promote', ...MODEL, ...words]);
}

/** A predictor with this version as its candidate, after it has answered as many patients as the gate wants. */
async function shadow(version: number): Promise<RunningPredictor> {
  await promote('--version', String(version), '--channel', 'candidate', '--reason', 'for the shadow');
  const variables = { MODELS: `file:${join(folder, 'models')}`, SHADOW_CHANNEL: 'candidate', SHADOW_SHARE: '1' };
  const predictor = await runPredictor(variables);
  for (let index = 0; index < RECORDS; index += 1) await ask(predictor, index);
  for (;;) {
    report = await loadReport(predictor);
    if (report.pairs[0]?.records === RECORDS) return predictor;
    await wait(50);
  }
}

async function ask({ url }: RunningPredictor, index: number): Promise<void> {
  const patient = {
    age: 18 + ((index * 7) % 47),
    sex: index % 2 === 0 ? 'female' : 'male',
    bmi: 18 + ((index * 13) % 200) / 10,
    children: index % 5,
    smoker: index % 3 === 0 ? 'yes' : 'no',
    region: REGIONS[index % REGIONS.length],
  };
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/v1/predict`, { method: 'POST', headers, body: JSON.stringify(patient) });
  expect(answer.status).toBe(200);
  await answer.arrayBuffer();
}

async function loadReport({ adminUrl }: RunningPredictor): Promise<ShadowReport> {
  return parseShadowReport(await (await fetch(`${adminUrl}/shadow`)).json());
}

async function productionReasons(): Promise<readonly string[]> {
  const { stdout } = await runMedcast(folder, ['release', 'history', ...MODEL, '--json']);
  const history: readonly { readonly reason: string }[] = JSON.parse(stdout);
  return history.map(({ reason }) => reason);
}

describe('medcast release promote --shadow-report', () => {
  it('refuses a candidate that answers differently, unless somebody takes it upon themselves', async () => {
    const words = ['--version', '3', '--reason', 'heavier', '--shadow-report', 'report.json'];

    const refused = await promote(...words);
    const dry = await promote(...words, '--dry-run');
    const overridden = await promote(...words, '--override', 'asked for by the actuaries', '--dry-run', '--json');

    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /^medcast: GATE_REFUSED: expected insurance\/3 to do in the shadow what insurance\/1 /,
    );
    expect(refused.stderr).toMatch(/\n {2}shadow shift: expected at most 0\.05, got 0\.\d+\n/);
    expect(refused.stderr).toMatch(/\n {2}shadow shift \(smoker=yes\): expected at most 0\.1, got 0\.\d+\n/);
    expect(dry.stderr).toBe(refused.stderr);
    expect(JSON.parse(overridden.stdout)).toMatchObject({ version: 3, previous: 1, isChanged: true, dryRun: true });
    expect(await productionReasons()).toEqual(['first']);

    const done = await promote(...words, '--override', 'asked for by the actuaries');

    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(done.stdout).toMatch(
      /^shadow, overridden: shadow shift: [^]*\nproduction of insurance now points to 3; before, /,
    );
    const [, reason] = await productionReasons();
    expect(reason).toMatch(
      /^heavier \(shadow gate overridden: asked for by the actuaries; missed: shadow shift: expected/,
    );
    await runMedcast(folder, ['release', 'rollback', ...MODEL, '--reason', 'back for the next test']);
  }, 120_000);

  it('promotes what the candidate channel points to when the predictor itself says that it is equal', async () => {
    const predictor = await shadow(2);
    const gate = ['--reason', 'equal', '--shadow-report', `${predictor.adminUrl}/shadow`];
    const promoted = await promote('--from-channel', 'candidate', ...gate, '--json');
    await predictor.stop();

    expect(promoted).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(promoted.stdout)).toMatchObject({
      version: 2,
      previous: 1,
      reason: 'equal',
      isChanged: true,
      shadow: {
        overridden: [],
        checks: expect.arrayContaining([{ name: 'shadow records', passed: true, figure: RECORDS, required: 200 }]),
      },
    });
    const again = await promote('--version', '2', '--reason', 'equal', '--shadow-report', 'report.json');
    expect(again.stdout).toMatch(/^production of insurance points to 2 already, since 20/);
    const other = await promote('--version', '3', '--reason', 'other', '--shadow-report', 'report.json');
    expect(other.stderr).toContain('expected figures of insurance 3 beside 2, got those of: insurance 3 beside 1;');
  }, 120_000);

  it.each([
    ['no version', [], 2, 'expected --version or --from-channel, got neither'],
    ['a version and a channel', ['--version', '1', '--from-channel', 'candidate'], 2, 'got both; give one'],
    ['a channel that is not there', ['--from-channel', 'canary'], 1, 'CHANNEL_NOT_FOUND'],
    ['an override without a report', ['--version', '2', '--override', 'I must'], 2, 'expected --shadow-report with'],
    ['an empty override', ['--version', '2', '--override', ' '], 2, 'expected a reason, got nothing'],
    [
      'a report that is not there',
      ['--version', '2', '--shadow-report', 'none.json'],
      1,
      'UNREACHABLE: expected a shadow',
    ],
    [
      'a port that is closed',
      ['--version', '2', '--shadow-report', 'http://127.0.0.1:2/shadow'],
      1,
      'got ECONNREFUSED',
    ],
    ['a report that is none', ['--version', '2', '--shadow-report', 'text.json'], 1, 'SHADOW_REPORT_INVALID'],
    ['nothing in service', ['--version', '2', '--channel', 'new', '--shadow-report', 'x'], 1, 'CHANNEL_NOT_FOUND'],
  ])('refuses %s', async (_, words, exitCode, part) => {
    const run = await promote('--reason', 'try', ...words);

    expect({ exitCode: run.exitCode, says: run.stderr.includes(part) }).toEqual({ exitCode, says: true });
  });
});
