import { channelNotFound, type ModelRepository } from '@medcast/model-bundle';
import { judgeShadow, type ShadowCheck, type ShadowQuestion } from '@medcast/prediction-contract';
import { Problem } from '@medcast/problem';
import { loadShadowReport } from './load-shadow-report';

/** A promotion that what happened in the shadow shall decide on. */
export interface GatedPromotion {
  readonly model: string;
  readonly version: number;
  readonly channel: string;
  /** Why the version is promoted, for the history of the channel. */
  readonly reason: string;
  /** File or http(s) URL of the predictor's shadow report. */
  readonly shadowReport: string;
  /** Why it is to be promoted although the gate refuses it. */
  readonly override?: string | undefined;
}

/** What the gate says of a promotion that may go on. */
export interface ShadowVerdict {
  /** Version that the candidate was compared with; the promotion may replace no other. */
  readonly champion: number;
  readonly checks: readonly ShadowCheck[];
  /** Conditions that were not met and are overridden. */
  readonly overridden: readonly string[];
  /** For the history of the channel: the reason that was given and, where there is one, the override. */
  readonly reason: string;
}

/**
 * Judges by a shadow report whether a version may replace the one that a channel points to.
 *
 * @throws Problem GATE_REFUSED, naming every condition that is not met; CHANNEL_NOT_FOUND where nothing is in service;
 * SHADOW_REPORT_UNREACHABLE, SHADOW_REPORT_INVALID
 */
export async function judgePromotion(repository: ModelRepository, promotion: GatedPromotion): Promise<ShadowVerdict> {
  const { model, version, channel, reason, override } = promotion;
  const champion = (await repository.readChannel(model, channel))?.version;
  if (champion === undefined) throw channelNotFound(model, channel);
  const report = await loadShadowReport(promotion.shadowReport);
  // What serves already replaces nothing: promoting it again changes nothing either.
  if (champion === version) return { champion, checks: [], overridden: [], reason };
  const question = { model, champion, candidate: version };
  const { reasons, checks } = judgeShadow(report, question);
  if (reasons.length === 0) return { champion, checks, overridden: [], reason };
  if (override === undefined) throw refusal(question, reasons);
  const recorded = `${reason} (shadow gate overridden: ${override}; missed: ${reasons.join('; ')})`;
  return { champion, checks, overridden: reasons, reason: recorded };
}

function refusal({ model, champion, candidate }: ShadowQuestion, reasons: readonly string[]): Problem {
  const detail =
    `expected ${model}/${candidate} to do in the shadow what ${model}/${champion} does, got ${reasons.length} missed; ` +
    'wait for more traffic or look at what differs; --override REASON promotes it all the same and says so for ever:' +
    reasons.map((reason) => `\n  ${reason}`).join('');
  return new Problem('GATE_REFUSED', detail);
}
