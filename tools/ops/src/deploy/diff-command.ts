import { Command } from 'commander';
import { dump } from 'js-yaml';
import { paint } from '../cli/paint';
import { printResult } from '../cli/print-result';
import { exitCodes } from '../cli/report-failure';
import { addClusterOptions, type ClusterOptions, describePlace, openCluster } from '../cluster-access/cluster-options';
import { hideSecrets, toComparable } from './comparable';
import { addOverlayOptions, loadOverlay, type OverlayOptions } from './overlay-options';
import { type Change, planChanges } from './plan-changes';
import { unifiedDiff } from './unified-diff';

/** `medcast diff`: what a deploy would change; exits with 1 where there is something. */
export function createDiffCommand(): Command {
  const command = new Command('diff').description(
    'compare what runs with the overlay, as the cluster itself would apply it; exits with 1 where they differ',
  );
  return addOverlayOptions(addClusterOptions(command)).action(showDiff);
}

async function showDiff(options: ClusterOptions & OverlayOptions): Promise<void> {
  const cluster = openCluster(options);
  const objects = await loadOverlay(options, cluster.namespace);
  const changes = (await planChanges(cluster, objects, { force: true })).filter(({ action }) => action !== 'keep');
  const diffs = changes.map((change) => ({ ...describe(change), diff: renderChange(change) }));
  const place = describePlace(cluster, options.env);
  const summary =
    diffs.length === 0
      ? `${place} is as the overlay says\n`
      : `${place}: ${diffs.length} of ${objects.length} objects differ\n`;
  const text = diffs
    .map(
      ({ kind, name, diff }) =>
        `${paint('strong', `--- live ${kind} ${name}\n+++ overlay ${kind} ${name}`)}\n${colour(diff)}`,
    )
    .join('');
  printResult(
    { namespace: cluster.namespace, isDifferent: diffs.length > 0, objects: diffs },
    { json: options.json, text: text + summary },
  );
  if (diffs.length > 0) process.exitCode = exitCodes.expectedFailure;
}

function describe({ kind, name, action }: Change): Pick<Change, 'kind' | 'name' | 'action'> {
  return { kind, name, action };
}

function renderChange({ before, after }: Change): string {
  const wanted = toComparable(after);
  if (before === undefined) {
    const [, shown] = hideSecrets({}, wanted);
    return unifiedDiff('', toYaml(shown));
  }
  const [live, shown] = hideSecrets(toComparable(before), wanted);
  return unifiedDiff(toYaml(live), toYaml(shown));
}

function toYaml(value: unknown): string {
  return dump(value, { sortKeys: true, lineWidth: -1, noRefs: true });
}

function colour(diff: string): string {
  const tones = { '-': 'bad', '+': 'good', '@': 'quiet' } as const;
  return diff
    .split('\n')
    .map((line) => {
      const [mark = ' '] = line;
      return mark === '-' || mark === '+' || mark === '@' ? paint(tones[mark], line) : line;
    })
    .join('\n');
}
