import { toBackgroundCodes } from './background-codes';
import { ExactExplanation } from './exact-explanation';
import { explainedNumberIn } from './explained-number';
import type { Explainer, ExplainerParts } from './explainer';
import { createExplanationPlan } from './explanation-plan';
import { codesOfRecord, gamesOf } from './games-of';
import { PlanCache } from './plan-cache';

/** Makes the explainer of a model that uses so few fields that all their coalitions are scored. */
export function createExactExplainer(parts: ExplainerParts): Explainer {
  const { queue, background, backgroundOutputs, usedFields } = parts;
  const codes = toBackgroundCodes(background, usedFields);
  const plans = new PlanCache();

  return async (record, call) => {
    const recordCodes = codesOfRecord(record, usedFields, codes);
    const plan = await plans.planFor(recordCodes, () =>
      createExplanationPlan(gamesOf(recordCodes, background, codes), codes),
    );
    const explanation = new ExactExplanation({ record, plan, codes, usedFields });
    await queue.score(explanation, call);
    const { shares, outputs } = explanation;
    let base = 0;
    for (const [index, ofBackground] of backgroundOutputs.entries()) {
      const value = outputs === undefined ? NaN : explainedNumberIn(ofBackground, outputs);
      base += (background[index]?.weight ?? 0) * value;
      for (let field = 0; field < shares.length; field++) {
        const share = plan.backgroundShares[index * shares.length + field] ?? 0;
        shares[field] = (shares[field] ?? 0) + share * value;
      }
    }
    return { base, byField: new Map(usedFields.map((field, index) => [field, shares[index] ?? 0])) };
  };
}
