import type { Gate } from '@medcast/model-bundle';
import { describeMetric, isLargerBetter } from '../../card/figures/metric';
import { type ChampionFigures, championList } from '../evaluation/common-evaluation';
import type { MeanAndError } from '../evaluation/spread';
import type { GateSource } from './gate-source';

const NAME = 'no worse than champion';

/**
 * Whether the model is no worse than the one in production by more than one combined standard error, overall and in
 * each group that both know. A champion that cannot be compared is said, and stops nothing.
 */
export function measureChampion(source: GateSource): readonly Gate[] {
  const { champion, evaluation, task } = source;
  if ('none' in champion) return [toUncompared(champion.none)];
  const { version, dataHash, task: kind } = champion.manifest;
  if (kind !== task.kind) return [toUncompared(`version ${version} is a ${kind}, this one a ${task.kind}`)];
  const before = championList.safeParse(champion.manifest.metrics['champion']);
  if (!before.success) return [toUncompared(`version ${version} holds no figures to compare with`)];
  const elsewhere = dataHash === source.dataHash ? '' : ', which was measured on another table';
  const gates = evaluation.champion.flatMap((now) => {
    const then = before.data.find(({ output, metric }) => output === now.output && metric === now.metric);
    return then === undefined ? [] : compare(now, then, `version ${version}${elsewhere}`);
  });
  return gates.length > 0 ? gates : [toUncompared(`version ${version} was judged by other metrics`)];
}

function compare(now: ChampionFigures, then: ChampionFigures, champion: string): Gate[] {
  const { output, metric } = now;
  const detail = `how much better by ${describeMetric(metric)} than ${champion}; it may be worse by one standard error`;
  const toGates = (where: string, left: MeanAndError, right: MeanAndError | undefined): Gate[] => {
    const difference = toDifference(left, right);
    if (difference === undefined) return [];
    const figure = isLargerBetter(metric) ? difference.mean : 0 - difference.mean;
    const required = 0 - difference.standardError;
    return [{ name: `${NAME} (${output}${where})`, passed: figure >= required, figure, required, detail }];
  };
  return [
    ...toGates('', now.overall, then.overall),
    ...Object.entries(now.byGroup).flatMap(([field, byLabel]) =>
      Object.entries(byLabel).flatMap(([label, figure]) =>
        toGates(`, ${field}=${label}`, figure, then.byGroup[field]?.[label]),
      ),
    ),
  ];
}

/** The difference of two figures with its combined standard error, or nothing where one of them was not measured. */
function toDifference(left: MeanAndError, right: MeanAndError | undefined) {
  if (left.mean === null || left.standardError === null) return undefined;
  if (right === undefined || right.mean === null || right.standardError === null) return undefined;
  return { mean: left.mean - right.mean, standardError: Math.hypot(left.standardError, right.standardError) };
}

function toUncompared(reason: string): Gate {
  return { name: NAME, passed: true, figure: 0, required: 0, detail: `not compared: ${reason}` };
}
