import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metricNames } from '@medcast/deploy-contract';
import { startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { makeTemporaryFolder } from './testing/temporary-folder';

const folder = makeTemporaryFolder();

/** Names in the first column of the table of metrics. */
function documentedNames(): readonly string[] {
  const page = readFileSync(join(__dirname, '../../../docs/observability.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `medcast_'));
  return rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`(medcast_\w+)`/g)].map(([, name]) => name ?? ''),
  );
}

describe('docs/observability.md', () => {
  it('lists every metric of ours that is served, and no other', async () => {
    await publishInsurance(folder);
    const { adminUrl, process } = await startPredictor({ MODELS: `file:${folder}` });
    const text = await (await fetch(`${adminUrl}/metrics`)).text();
    await process.stop();
    const served = [...text.matchAll(/^# TYPE (medcast_\w+) /gm)].map(([, name]) => name ?? '');
    expect([...documentedNames()].sort()).toEqual([...served].sort());
    expect(served).toEqual(expect.arrayContaining(Object.values(metricNames)));
  });
});
