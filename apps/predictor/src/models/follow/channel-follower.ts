import { setTimeout } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { openRepository } from '@medcast/model-bundle';
import { Catalogs } from '../catalogs';
import { ChampionLook } from './champion-look';
import { FollowRules } from './follow-rules';
import { lookAtCandidates } from './look-at-candidates';
import { isWaiting, nextDelay } from './next-delay';
import { ReloadReport } from './reload-report';
import { toFailure } from './to-failure';
import type { Track } from './track';

/** Keeps the models in step with their channels: one look at a time, at intervals, until the program stops. */
@Injectable()
export class ChannelFollower implements BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly champions: ChampionLook;
  private readonly candidates: Track | undefined;
  private looking: Promise<void> = Promise.resolve();
  private vainLooks = 0;

  constructor(
    private readonly rules: FollowRules,
    private readonly catalogs: Catalogs,
    private readonly report: ReloadReport,
  ) {
    const { options, settings } = rules;
    const { models, modelNames, channel, shadowChannel, reloadTimeoutMs } = settings;
    const patience = { timeoutMs: reloadTimeoutMs, signal: this.stopping.signal };
    const common = { repository: openRepository(models), options, patience, report };
    const { champions, candidates } = catalogs;
    this.champions = new ChampionLook({ ...common, channel, catalog: champions }, modelNames);
    this.candidates =
      shadowChannel === undefined ? undefined : { ...common, channel: shadowChannel, catalog: candidates, champions };
  }

  /**
   * Looks for the first time, then goes on by itself.
   *
   * @param afterLook called after every look
   */
  async start(afterLook: () => void): Promise<void> {
    await this.look();
    afterLook();
    void this.goOn(afterLook);
  }

  /** Takes a model out of service, and leaves its channel alone until {@link load}. */
  unload(name: string): void {
    const { champions } = this.catalogs;
    this.report.unloaded({
      model: name,
      channel: this.rules.settings.channel,
      serving: champions.entry(name)?.serving?.version,
    });
    champions.hold(name);
  }

  /** Follows the channel of a model now, whatever kept it from serving. */
  async load(name: string): Promise<void> {
    this.catalogs.champions.release(name);
    await this.look();
  }

  /** Looks now, after the look that is under way. */
  look(): Promise<void> {
    this.looking = this.looking
      .then(() => this.lookOnce())
      .catch((error: unknown) => this.report.failed(toFailure(error)));
    return this.looking;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.looking;
  }

  private async goOn(afterLook: () => void): Promise<void> {
    const { signal } = this.stopping;
    for (;;) {
      const facts = { reloadMs: this.rules.settings.reloadMs, vainLooks: this.vainLooks, chance: Math.random() };
      const delayMs = nextDelay(facts);
      if (delayMs === undefined) return;
      // Rejects for one reason alone: the program stops.
      const isOver = await setTimeout(delayMs, false, { signal }).catch(() => true);
      if (isOver) return;
      await this.look();
      afterLook();
    }
  }

  private async lookOnce(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    await this.champions.run();
    if (this.candidates !== undefined) await lookAtCandidates(this.candidates, this.catalogs.champions);
    this.vainLooks = isWaiting(this.catalogs.champions) ? this.vainLooks + 1 : 0;
  }
}
