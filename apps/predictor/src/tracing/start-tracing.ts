import { setTimeout } from 'node:timers/promises';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { AlwaysOnSampler, BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Log } from '../logging/create-log';
import type { TracingSettings } from '../settings/settings';
import { createHeadSampler } from './create-head-sampler';
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
    // What is not to be traced never gets here.
    sampler: new AlwaysOnSampler(),
    spanProcessors: [new BatchSpanProcessor({ exporter, maxQueueSize: MOST_WAITING, scheduledDelayMillis })],
  });
  const close = async (): Promise<void> => {
    // Rejects where the collector is away, which the exporter has told.
    const sent = provider.shutdown().catch(() => undefined);
    await Promise.race([sent, setTimeout(FAREWELL_MS, undefined, { ref: false })]);
  };
  const tracer = provider.getTracer('medcast-predictor');
  return new RequestSpans({ tracer, isSampled: createHeadSampler(settings.sampler), close });
}
