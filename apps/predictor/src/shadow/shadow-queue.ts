import { setImmediate } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { Estimate } from '@medcast/prediction-contract';
import type { ValidRecord } from '@medcast/record-schema';
import { Catalogs } from '../models/catalogs';
import { toFailure } from '../models/follow/to-failure';
import type { LoadedModel } from '../models/loaded-model';
import { compareEstimates } from './compare-estimates';
import { groupsOf } from './groups-of';
import type { PairStatistics } from './pair-statistics';
import { toCandidateRecord } from './to-candidate-record';
import { ShadowLog } from './shadow-log';

/** Records that wait for a candidate; more are dropped. */
const LONGEST = 64;

/** What a model in service has answered. */
export interface Observation {
  readonly champion: LoadedModel;
  readonly record: ValidRecord;
  readonly estimate: Estimate;
}

/**
 * Lets candidates score what was observed: one record at a time and each in a turn of the event loop of its own, so
 * that no answer ever waits for more than one of them. Fails and drops in silence, but counts both.
 */
@Injectable()
export class ShadowQueue implements BeforeApplicationShutdown {
  private readonly waiting: Observation[] = [];
  private isWorking = false;
  private isClosed = false;
  private isChampionFirst = false;

  constructor(
    private readonly catalogs: Catalogs,
    private readonly log: ShadowLog,
  ) {}

  /** Records that wait. */
  get length(): number {
    return this.waiting.length;
  }

  add(observation: Observation): void {
    const candidate = this.candidateOf(observation);
    if (candidate === undefined || this.isClosed) return;
    if (this.waiting.length >= LONGEST) {
      this.figuresOf(observation, candidate).drop();
      return;
    }
    this.waiting.push(observation);
    if (!this.isWorking) void this.work();
  }

  beforeApplicationShutdown(): void {
    this.isClosed = true;
    this.waiting.length = 0;
  }

  private async work(): Promise<void> {
    this.isWorking = true;
    for (;;) {
      await setImmediate();
      const observation = this.waiting.shift();
      if (observation === undefined) break;
      const candidate = this.candidateOf(observation);
      if (candidate !== undefined) await candidate.uses.during(() => this.compare(observation, candidate));
    }
    this.isWorking = false;
  }

  private async compare(observation: Observation, candidate: LoadedModel): Promise<void> {
    const figures = this.figuresOf(observation, candidate);
    const { champion, record } = observation;
    // Who runs first wakes the processor for both: by turns, or the candidate would look slow.
    this.isChampionFirst = !this.isChampionFirst;
    try {
      const candidateRecord = toCandidateRecord(candidate, record);
      if (this.isChampionFirst) await this.timeChampion(observation, figures);
      const { estimate, ms: candidateMs } = await candidate.estimator.timeEstimate(candidateRecord);
      const comparison = compareEstimates(observation.estimate, estimate);
      if (comparison === undefined) {
        figures.fail('BUNDLE_SCHEMA_UNREADABLE');
        return;
      }
      figures.add({ comparison, groups: groupsOf(champion.bundle.schema, record), candidateMs });
      if (!this.isChampionFirst) await this.timeChampion(observation, figures);
    } catch (error) {
      figures.fail(toFailure(error).code);
    }
  }

  /** Once more and here, since the run of an answer may be that of everything that was asked at once. */
  private async timeChampion({ champion, record }: Observation, figures: PairStatistics): Promise<void> {
    if (this.catalogs.champions.entry(champion.name)?.serving !== champion) return;
    const { ms } = await champion.uses.during(() => champion.estimator.timeEstimate(record));
    figures.addChampionTime(ms);
  }

  private candidateOf({ champion }: Observation): LoadedModel | undefined {
    return this.catalogs.candidates.entry(champion.name)?.serving;
  }

  private figuresOf({ champion }: Observation, candidate: LoadedModel): PairStatistics {
    const { name: model, version, bundle } = champion;
    const { target } = bundle.schema;
    const unit = target.kind === 'category' ? '' : (target.unit ?? '');
    const { task } = bundle.manifest;
    return this.log.of({ model, task, champion: version, candidate: candidate.version, unit });
  }
}
