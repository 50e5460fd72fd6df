import type { CapacityModel } from '../../capacity/capacity-model';
import {
  FILLED_SHARE,
  NETWORK_BITS_PER_SECOND,
  planPods,
  requestsOfPod,
  saturationsOf,
} from '../../capacity/plan-pods';
import { toMarkdownTable } from '../../report/to-markdown-table';
import { formatFigure } from '../format-figure';
import type { PageParts } from '../page-parts';

const RATES = [1, 1e3, 1e6];

/** How many pods a rate needs, by a model fitted to what was measured. */
export function renderCapacity({ capacity }: PageParts): string {
  if (capacity === undefined) return '## Capacity\n\nNot measured.\n';
  const { idleCores, coreSecondsPerRequest, fit, bytesIn, bytesOut, residentMi, pod } = capacity;
  const largest = Math.max(...fit.residuals.map(Math.abs));
  return `## Capacity

A line through the cores in use from rest to saturation, by least squares:

> cores = ${fit.intercept.toPrecision(3)} + ${(coreSecondsPerRequest * 1e6).toPrecision(3)} µs × requests/s (R² ${fit.r2.toFixed(4)}, largest residual ${largest.toPrecision(2)} cores)

${renderPoints(capacity)}
![Cores in use by requests per second](bench/capacity.svg)

A pod has ${pod.cores} core and ${pod.memoryMi} MiB (k8s/base), one thread that answers, and is filled to
${Math.round(FILLED_SHARE * 100)} %: pods = ⌈requests/s ÷ ((${FILLED_SHARE} − ${formatFigure(idleCores)}) ÷ ${(coreSecondsPerRequest * 1e6).toPrecision(3)} µs)⌉ =
⌈requests/s ÷ ${formatFigure(requestsOfPod(capacity, FILLED_SHARE))}⌉. A request takes ${formatFigure(bytesIn)} bytes in and ${formatFigure(bytesOut)} out, a pod ${formatFigure(residentMi)} MiB.

${renderPlans(capacity)}
${renderFirst(capacity)}

What it cannot say: how requests wait in a pod that is filled, for which the latencies at half load above are the nearest; what
a node's other pods, its hypervisor and the network in between take; how much more TLS, a load balancer and TCP's own
headers add; other models, longer records and explanations, each of which needs a fit of its own. The line is straight and
the server is not: ticks that hold more requests cost less each, so that low rates lie above it and saturation below. A
million requests a second were never sent: that row is arithmetic. For availability run two pods or more whatever the
table says; the manifests start at more.
`;
}

function renderPoints({ points, fit }: CapacityModel): string {
  const rows = points.map(({ requestsPerSecond, cores, cpuUsPerRequest }, index) => [
    formatFigure(requestsPerSecond),
    formatFigure(cores),
    formatFigure(Number.isFinite(cpuUsPerRequest) ? cpuUsPerRequest : NaN),
    (fit.residuals[index] ?? NaN).toFixed(3),
  ]);
  return toMarkdownTable(['requests/s', 'cores', 'CPU µs', 'residual, cores'], rows);
}

function renderPlans(capacity: CapacityModel): string {
  const rows = RATES.map((rate) => {
    const { pods, cores, memoryGib, networkMbitPerSecond } = planPods(capacity, rate);
    return [rate, pods, cores, memoryGib, networkMbitPerSecond].map(formatFigure);
  });
  return toMarkdownTable(['requests/s', 'pods', 'cores in use', 'GiB', 'Mbit/s, both ways'], rows);
}

function renderFirst(capacity: CapacityModel): string {
  const parts = saturationsOf(capacity).map(({ resource, atRequestsPerSecond }) =>
    Number.isFinite(atRequestsPerSecond)
      ? `${resource} at ${formatFigure(atRequestsPerSecond)} requests/s`
      : `${resource} never, as it does not grow with the rate`,
  );
  const gigabits = formatFigure(NETWORK_BITS_PER_SECOND / 1e9);
  return `What ends first in a pod that gets more and more: ${parts.join('; ')} (of a network share of ${gigabits} Gbit/s).`;
}
