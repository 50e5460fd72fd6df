import { checkFiniteNumber } from '../estimate/check-finite';
import { MAXIMUM_EXACT_PLAYERS } from '../shapley/create-planner';
import { createExactExplainer } from './create-exact-explainer';
import { createSampledExplainer } from './create-sampled-explainer';
import type { Contributions, Explainer, ExplainerParts } from './explainer';

/**
 * Makes the function that explains estimates by interventional Shapley values over raw fields (Janzing et al. 2020):
 * the weighted mean, over the background, of each field's share in the difference that the record makes to it.
 * Exact while at most 12 fields differ from a background record; beyond, sampled with a fixed seed until the standard
 * errors are small. Every distinct combination of values is scored once.
 */
export function createExplainer(parts: ExplainerParts): Explainer {
  const isExact = parts.usedFields.length <= MAXIMUM_EXACT_PLAYERS;
  const explain = isExact ? createExactExplainer(parts) : createSampledExplainer(parts);
  return async (record, call) => {
    const contributions = await explain(record, call);
    checkFinite(contributions);
    return contributions;
  };
}

/** JSON could not even say what is not. */
function checkFinite({ base, byField }: Contributions): void {
  checkFiniteNumber('base', base);
  for (const [field, share] of byField) checkFiniteNumber(`contribution of ${field}`, share);
}
