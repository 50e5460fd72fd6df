import { Injectable } from '@nestjs/common';
import { type PairIdentity, PairStatistics } from './pair-statistics';

/** Pairs that are remembered; the oldest goes first. */
const MOST_PAIRS = 16;

/** The figures of all pairs since the program was started. */
@Injectable()
export class ShadowLog {
  private readonly byKey = new Map<string, PairStatistics>();

  get pairs(): readonly PairStatistics[] {
    return [...this.byKey.values()];
  }

  /** The figures of a pair; new ones where it has none yet. */
  of(identity: PairIdentity): PairStatistics {
    const key = `${identity.model} ${identity.champion} ${identity.candidate}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const added = new PairStatistics(identity);
    this.byKey.set(key, added);
    const [oldest] = this.byKey.keys();
    if (this.byKey.size > MOST_PAIRS && oldest !== undefined) this.byKey.delete(oldest);
    return added;
  }
}
