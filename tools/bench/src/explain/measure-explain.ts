import { type Latencies, summariseLatencies } from '../load/summarise-latencies';
import { toRequest } from '../load/to-request';
import type { ServerUnderTest } from '../measure/server-under-test';
import { askInTurn } from './ask-in-turn';
import { peopleOf } from './people';

/** What is asked of a predictor that serves a model of the six fields of a patient. */
export interface ExplainPlan {
  /** Path below which the model answers: "/api/v1/models/insurance". */
  readonly modelPath: string;
  readonly rounds: number;
  /** Requests of each kind in each round. */
  readonly requests: number;
}

/** How long one kind of request took, and what the server took for it. */
export interface AskedCost extends Latencies {
  readonly cpuUsPerRequest: number;
}

/** What an explanation adds to a prediction, with one request at a time. */
export interface ExplainCost {
  readonly server: string;
  readonly predict: AskedCost;
  readonly explained: AskedCost;
  /** Difference of the medians. */
  readonly addedP50Ms: number;
  readonly addedCpuUs: number;
  /** A curve of 50 points. */
  readonly whatIf: AskedCost;
}

const WARM_UP_REQUESTS = 500;

/** Measures predictions with and without an explanation, and curves, by turns, over one connection. */
export async function measureExplain(server: ServerUnderTest, plan: ExplainPlan): Promise<ExplainCost> {
  const kinds = toKinds(plan);
  const found = kinds.map(() => ({ latenciesMs: [] as number[], cpuUs: 0 }));
  for (const requests of kinds) await askInTurn(server.port, requests.slice(0, WARM_UP_REQUESTS));
  for (let round = 0; round < plan.rounds; round++) {
    for (const [index, requests] of kinds.entries()) {
      const before = await server.usage();
      found[index]?.latenciesMs.push(...(await askInTurn(server.port, requests)));
      const after = await server.usage();
      const kind = found[index];
      if (kind !== undefined) kind.cpuUs += after.cpuUs - before.cpuUs;
    }
  }
  const [predict, explained, whatIf] = found.map(({ latenciesMs, cpuUs }): AskedCost => ({
    ...summariseLatencies(latenciesMs),
    cpuUsPerRequest: cpuUs / latenciesMs.length,
  }));
  if (predict === undefined || explained === undefined || whatIf === undefined) throw new Error('expected three kinds');
  return {
    server: server.name,
    predict,
    explained,
    addedP50Ms: explained.p50Ms - predict.p50Ms,
    addedCpuUs: explained.cpuUsPerRequest - predict.cpuUsPerRequest,
    whatIf,
  };
}

function toKinds({ modelPath, requests }: ExplainPlan): readonly (readonly Buffer[])[] {
  const people = peopleOf(requests);
  return [
    people.map((person) => toRequest(`${modelPath}/predict`, person)),
    people.map((person) => toRequest(`${modelPath}/predict?explain=true`, person)),
    people.map((person) => toRequest(`${modelPath}/what-if`, { record: person, vary: [{ field: 'bmi' }] })),
  ];
}
