import { MINIMUM_SHADOW_RECORDS, type ShadowGroup, type ShadowPair } from '@medcast/prediction-contract';
import type { Comparison } from './compare-estimates';
import { DifferenceStatistics } from './difference-statistics';
import type { Group } from './groups-of';
import { LatencyStatistics } from './latency-statistics';
import { ShiftStatistics } from './shift-statistics';

/** Which two versions are compared. */
export type PairIdentity = Pick<ShadowPair, 'model' | 'task' | 'champion' | 'candidate' | 'unit'>;

/** One record that both have scored. */
export interface PairScore {
  readonly comparison: Comparison;
  readonly groups: readonly Group[];
  readonly candidateMs: number;
}

interface GroupStatistics extends Group {
  readonly shift: ShiftStatistics;
}

/** Gathers what a candidate does beside a champion. Keeps sums and counts, never a record or a value of one. */
export class PairStatistics {
  private readonly differences = new DifferenceStatistics();
  private readonly byGroup = new Map<string, GroupStatistics>();
  private readonly championMs = new LatencyStatistics();
  private readonly candidateMs = new LatencyStatistics();
  private readonly failures = new Map<string, number>();
  private dropped = 0;

  constructor(private readonly identity: PairIdentity) {}

  add({ comparison, groups, candidateMs }: PairScore): void {
    this.differences.add(comparison);
    this.candidateMs.add(candidateMs);
    for (const group of groups) this.groupOf(group).shift.add(comparison);
  }

  addChampionTime(ms: number): void {
    this.championMs.add(ms);
  }

  fail(code: string): void {
    this.failures.set(code, (this.failures.get(code) ?? 0) + 1);
  }

  drop(): void {
    this.dropped++;
  }

  toPair(): ShadowPair {
    const { differences, championMs, candidateMs, dropped } = this;
    const isTold = differences.count >= MINIMUM_SHADOW_RECORDS;
    return {
      ...this.identity,
      records: differences.count,
      dropped,
      failures: Object.fromEntries(this.failures),
      difference: isTold ? differences.toDifference() : null,
      groups: this.toGroups(),
      latencyMs: isTold ? { champion: championMs.toLatency(), candidate: candidateMs.toLatency() } : null,
    };
  }

  private toGroups(): readonly ShadowGroup[] {
    return [...this.byGroup.values()]
      .filter(({ shift }) => shift.count >= MINIMUM_SHADOW_RECORDS)
      .map(({ field, label, shift }) => ({ field, label, records: shift.count, ...shift.toShift() }))
      .sort((a, b) => a.field.localeCompare(b.field, 'en') || a.label.localeCompare(b.label, 'en'));
  }

  private groupOf(group: Group): GroupStatistics {
    const key = `${group.field}=${group.label}`;
    const known = this.byGroup.get(key);
    if (known !== undefined) return known;
    const added = { ...group, shift: new ShiftStatistics() };
    this.byGroup.set(key, added);
    return added;
  }
}
