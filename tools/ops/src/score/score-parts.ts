import { Problem } from '@medcast/problem';
import type { ScoreResult } from './render-score-result';
import { sumCounts } from './run/count-outcomes';
import { type ScoreCommandOptions, toModelChoice, toShard } from './score-options';
import { finishRun } from './shard/finish-run';
import { readRunState } from './shard/run-state';
import { type OnPart, scoreShard } from './shard/score-shard';
import { openTableStore } from '../table/store/open-table-store';

/** Scores the parts of one shard; the shard that is last to end checks them all and writes `results.json`. */
export async function scoreParts(place: string, options: ScoreCommandOptions): Promise<ScoreResult> {
  const input = await openTableStore(place);
  const out = await openTableStore(options.out);
  if (input.uri === out.uri) throw new Problem('USAGE', `expected --out to be another place than --in, got ${out.uri}`);
  const { explain, prefix, format = null } = options;
  const request = { choice: toModelChoice(options), input, out, format, explain, prefix, ...toShard(options) };
  const { model, receipts, resumed } = await scoreShard(request, options.json ? () => undefined : tellPart);
  const state = await readRunState(out);
  if (state.missing.length === 0) await finishRun(out, state);
  const counts = sumCounts(receipts);
  return { ...counts, failed: counts.rows - counts.ok, model, out: out.uri, resumed };
}

const tellPart: OnPart = ({ part, rows, failed }, { done, of }) => {
  process.stderr.write(`part ${done} of ${of}: ${part}, ${rows} rows, ${failed} failed\n`);
};
