import type { UnitPrices } from './price-table';
import type { OverlayRequests, Replicas, WorkloadRequests } from './to-requests';

/** What a thing costs a month, at its least and at its most. */
export interface MonthlyCost {
  readonly least: number;
  readonly most: number;
}

/** One line of the bill. */
export interface CostLine {
  readonly item: string;
  readonly replicas: Replicas;
  readonly cores: Replicas;
  readonly memoryGib: Replicas;
  readonly storageGib: Replicas;
  readonly perMonth?: MonthlyCost;
}

/** The bill of an overlay; without prices, only what it asks for. */
export function toCost(requests: OverlayRequests, prices: UnitPrices | undefined): readonly CostLine[] {
  const none = { least: 0, most: 0 };
  const volumes = requests.volumes.map(({ claim, storageGib }) =>
    priced(
      { item: `volume ${claim}`, replicas: none, cores: none, memoryGib: none, storageGib: both(storageGib) },
      prices,
    ),
  );
  return [...requests.workloads.map((workload) => priced(lineOf(workload), prices)), ...volumes];
}

/** The sum of all lines. */
export function totalOf(lines: readonly CostLine[], prices: UnitPrices | undefined): CostLine {
  const sum = (member: 'replicas' | 'cores' | 'memoryGib' | 'storageGib'): Replicas => ({
    least: lines.reduce((total, line) => total + line[member].least, 0),
    most: lines.reduce((total, line) => total + line[member].most, 0),
  });
  const amounts = {
    replicas: sum('replicas'),
    cores: sum('cores'),
    memoryGib: sum('memoryGib'),
    storageGib: sum('storageGib'),
  };
  return priced({ item: 'total', ...amounts }, prices);
}

function lineOf({ workload, pod, replicas, storageGib }: WorkloadRequests): Omit<CostLine, 'perMonth'> {
  const times = (amount: number) => ({ least: amount * replicas.least, most: amount * replicas.most });
  return { item: workload, replicas, cores: times(pod.cores), memoryGib: times(pod.memoryGib), storageGib };
}

function priced(line: Omit<CostLine, 'perMonth'>, prices: UnitPrices | undefined): CostLine {
  if (prices === undefined) return line;
  const cost = (end: keyof Replicas) =>
    line.cores[end] * prices.core + line.memoryGib[end] * prices.memoryGib + line.storageGib[end] * prices.storageGib;
  return { ...line, perMonth: { least: cost('least'), most: cost('most') } };
}

function both(amount: number): Replicas {
  return { least: amount, most: amount };
}
