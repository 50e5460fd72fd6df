import { type Channel, loadBundle, type ModelBundle } from '@medcast/model-bundle';
import { Problem } from '@medcast/problem';
import { startModel } from '../start-model';
import { askRepository } from './ask-repository';
import { decideNext } from './decide-next';
import { toFailure } from './to-failure';
import { toRefusal } from './to-refusal';
import { toFollowed, type Track } from './track';

/** Looks at the channel of one model once, and follows it. Failures are noted in the catalog, never thrown. */
export async function checkModel(track: Track, name: string): Promise<void> {
  const channel = await readChannel(track, name);
  const entry = track.catalog.entry(name);
  if (channel === undefined || entry === undefined) return;
  if (track.champions?.entry(name)?.serving?.version === channel.version) {
    track.catalog.withdraw(name);
    return;
  }
  const decision = decideNext(entry, channel, Date.now());
  if (decision.action === 'start') await follow(track, { name, channel, kept: decision.kept });
  else if (entry.serving?.version === channel.version) track.catalog.note(name, { refusal: undefined });
}

async function readChannel(track: Track, name: string): Promise<Channel | undefined> {
  try {
    const channel = await askRepository(() => track.repository.readChannel(name, track.channel), track.patience);
    if (channel === undefined && track.champions === undefined) throw noChannel(track, name);
    if (channel === undefined) track.catalog.withdraw(name);
    noteSuccess(track, name, channel?.version);
    return channel;
  } catch (error) {
    noteFailure(track, name, error);
    return undefined;
  }
}

/** A version that is to come into service. */
interface Step {
  readonly name: string;
  readonly channel: Channel;
  /** Its bundle, where it served before. */
  readonly kept: ModelBundle | undefined;
}

async function follow(track: Track, { name, channel, kept }: Step): Promise<void> {
  const { repository, catalog, patience, report } = track;
  const { version } = channel;
  const startedMs = performance.now();
  try {
    const load = (): Promise<ModelBundle> => loadBundle(repository, { model: name, version });
    const bundle = kept ?? (await askRepository(load, patience));
    const model = await startModel(bundle, track.options);
    // It may have been unloaded while it was loaded.
    if (patience.signal.aborted || catalog.entry(name)?.isHeld === true) {
      await model.estimator.close();
      return;
    }
    const ms = Math.round(performance.now() - startedMs);
    const from = kept === undefined ? 'repository' : 'memory';
    report.swapped({ ...toFollowed(track, name), version, from, ms });
    catalog.swap(model);
  } catch (error) {
    noteRefusal(track, { name, channel, kept }, error);
  }
}

function noteRefusal(track: Track, { name, channel }: Step, error: unknown): void {
  if (track.patience.signal.aborted) return;
  const problem = toFailure(error);
  if (problem.code === 'REPOSITORY_UNREACHABLE') {
    noteFailure(track, name, problem);
    return;
  }
  const before = track.catalog.entry(name)?.refusal;
  track.catalog.note(name, { refusal: toRefusal({ channel, problem, nowMs: Date.now() }, before) });
  track.report.refused({ ...toFollowed(track, name), version: channel.version }, problem);
}

function noteSuccess(track: Track, name: string, channelVersion: number | undefined): void {
  const { catalog, report } = track;
  const before = catalog.entry(name)?.check?.problem;
  const atMs = Date.now();
  catalog.note(name, { channelVersion, check: { atMs, succeededAtMs: atMs, problem: undefined } });
  if (before !== undefined) report.reachableAgain(toFollowed(track, name));
}

/** Notes that a channel could not be read; the log hears of it when it begins. */
export function noteFailure(track: Track, name: string, error: unknown): void {
  if (track.patience.signal.aborted) return;
  const problem = toFailure(error);
  const before = track.catalog.entry(name)?.check;
  track.catalog.note(name, { check: { atMs: Date.now(), succeededAtMs: before?.succeededAtMs, problem } });
  track.report.unreachable(toFollowed(track, name), problem, before?.problem);
}

function noChannel({ repository, channel }: Track, model: string): Problem {
  const detail = `expected the channel "${channel}" of ${model} in ${repository.uri}, got none; set it, or name one that is there`;
  return new Problem('CHANNEL_NOT_FOUND', detail);
}
