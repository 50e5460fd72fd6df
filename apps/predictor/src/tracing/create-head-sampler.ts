import { ROOT_CONTEXT, type SpanContext, TraceFlags } from '@opentelemetry/api';
import { SamplingDecision, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace';
import type { SamplerSettings } from '../settings/settings';

/** Tells whether a request is to be traced, by the span of its caller where it has one. */
export type HeadSampler = (caller: SpanContext | undefined) => boolean;

/**
 * Makes the sampler that settings name. It decides before there is anything of a span: a request that is not traced, which
 * with a small share is nearly every one, then costs next to nothing.
 */
export function createHeadSampler({ root, isParentBased, share }: SamplerSettings): HeadSampler {
  const isSampledAtRoot = createRootSampler(root, share);
  if (!isParentBased) return isSampledAtRoot;
  return (caller) =>
    caller === undefined ? isSampledAtRoot(undefined) : (caller.traceFlags & TraceFlags.SAMPLED) !== 0;
}

function createRootSampler(root: SamplerSettings['root'], share: number): HeadSampler {
  if (root !== 'traceidratio') return () => root === 'always_on';
  const byTrace = new TraceIdRatioBasedSampler(share);
  return (caller) => {
    // A trace that begins here has an identifier by chance: so may the decision be.
    if (caller === undefined) return Math.random() < share;
    return byTrace.shouldSample(ROOT_CONTEXT, caller.traceId).decision === SamplingDecision.RECORD_AND_SAMPLED;
  };
}
