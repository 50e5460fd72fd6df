import { setTimeout } from 'node:timers/promises';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Log } from '../logging/create-log';
import type { SamplerSettings, TracingSettings } from '../settings/settings';
import { ReportingExporter } from './reporting-exporter';
import { RequestSpans } from './request-spans';
import type { Tracing } from './tracing';

/** Spans that wait to be sent, about 1 KB each; more are lost. */
const MOST_WAITING = 8192;

/** Longest time for what is left when the program stops: less than what a pod is given for what is in flight. */
const FAREWELL_MS = 3_000;

/** Starts to trace. Nothing is sent yet, so that a collector that is away keeps nothing from starting. */
export function startTracing(settings: TracingSettings, log: Log): Tracing {
  const { url, headers, timeoutMs: timeoutMillis, delayMs: scheduledDelayMillis } = settings;
  const exporter = new ReportingExporter(new OTLPTraceExporter({ url, headers: { ...headers }, timeoutMillis }), log);
  const provider = new TracerProvider({
    resource: defaultResource().merge(resourceFromAttributes(settings.resource)),
    sampler: toSampler(settings.sampler),
    spanProcessors: [new BatchSpanProcessor({ exporter, maxQueueSize: MOST_WAITING, scheduledDelayMillis })],
  });
  return new RequestSpans(provider.getTracer('medcast-predictor'), async () => {
    // Rejects where the collector is away, which the exporter has told.
    const sent = provider.shutdown().catch(() => undefined);
    await Promise.race([sent, setTimeout(FAREWELL_MS, undefined, { ref: false })]);
  });
}

function toSampler({ root, isParentBased, share }: SamplerSettings): Sampler {
  const sampler = toRootSampler(root, share);
  return isParentBased ? new ParentBasedSampler({ root: sampler }) : sampler;
}

function toRootSampler(root: SamplerSettings['root'], share: number): Sampler {
  switch (root) {
    case 'always_on':
      return new AlwaysOnSampler();
    case 'always_off':
      return new AlwaysOffSampler();
    case 'traceidratio':
      return new TraceIdRatioBasedSampler(share);
  }
}
