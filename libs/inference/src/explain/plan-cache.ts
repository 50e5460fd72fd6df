import type { ExplanationPlan } from './explanation-plan';

/** Rows of all plans that are kept together: for six fields they take 4 MB. */
const MOST_ROWS = 65_536;

/** Keeps the plans made last, by which values of the background a record has. Records share few of them. */
export class PlanCache {
  private readonly plans = new Map<string, Promise<ExplanationPlan>>();
  private readonly rowsOf = new Map<string, number>();
  private rows = 0;

  /** The plan for records with these codes; made where there is none. */
  planFor(codes: readonly number[], make: () => Promise<ExplanationPlan>): Promise<ExplanationPlan> {
    const key = codes.join();
    const known = this.plans.get(key);
    if (known !== undefined) return known;
    const making = this.keep(key, make());
    this.plans.set(key, making);
    return making;
  }

  private async keep(key: string, making: Promise<ExplanationPlan>): Promise<ExplanationPlan> {
    const plan = await making;
    this.rowsOf.set(key, plan.rows);
    this.rows += plan.rows;
    // The oldest first, and never the one that was just made.
    for (const [oldest, rows] of this.rowsOf) {
      if (this.rows <= MOST_ROWS || oldest === key) break;
      this.plans.delete(oldest);
      this.rowsOf.delete(oldest);
      this.rows -= rows;
    }
    return plan;
  }
}
