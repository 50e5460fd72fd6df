import type { ExplanationPlan } from './explanation-plan';

/** Rows of all plans that are kept together: for six fields they take 4 MB. */
const MOST_ROWS = 65_536;

/** Keeps the plans made last, by which values of the background a record has. Records share few of them. */
export class PlanCache {
  private readonly plans = new Map<string, ExplanationPlan>();
  private rows = 0;

  /** The plan for records with these codes; made where there is none. */
  planFor(codes: readonly number[], make: () => ExplanationPlan): ExplanationPlan {
    const key = codes.join();
    const known = this.plans.get(key);
    if (known !== undefined) return known;
    const plan = make();
    this.plans.set(key, plan);
    this.rows += plan.rows;
    for (const [oldest, { rows }] of this.plans) {
      if (this.rows <= MOST_ROWS || oldest === key) break;
      this.plans.delete(oldest);
      this.rows -= rows;
    }
    return plan;
  }
}
