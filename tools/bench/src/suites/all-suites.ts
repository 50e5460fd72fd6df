import { type BenchTask, benchTasks } from '../bundles/bench-task';
import type { LoadShape } from '../measure/sample';
import { PREDICT_PATH, RECORD, SINGLE_QUESTION, toJsonQuestion } from '../question';
import { toPeerServer } from '../peers/to-peer-server';
import type { Peer } from '../peers/peer';
import { bareServer, burstServer, predictorServer } from '../servers/server-plans';
import { wideFieldNames } from '../bundles/render-table';
import { toBinaryQuestion, toInferenceQuestion } from './inference-question';
import type { Contender, Suite } from './suite';

/** What all suites are made of. */
export interface SuiteParts {
  /** Folder of what is built. */
  readonly dist: string;
  readonly root: string;
  /** Path of the model repository with the bundle of a bench task, which is made where it is not there yet. */
  readonly repositoryOf: (task: BenchTask) => Promise<string>;
  readonly rounds: number;
  readonly seconds: number;
  /** Connections of the closed loops. */
  readonly connections: readonly number[];
}

/** Names by which the page finds contenders. */
export const names = {
  bare: 'bare Fastify',
  burst: 'burst ceiling',
  predictor: 'predictor',
  oneHead: 'predictor, 150 trees',
  threeHeads: 'predictor, 3 × 150 trees',
} as const;

/** Connections at which most is measured. */
export const USUAL_CONNECTIONS = 64;

/** Rows of a call of the inference protocol, from one to as many as the target asks about. */
export const ROWS_OF_CALLS = [1, 10, 100, 1000] as const;

/** One record a request, beside the bare server and the most that batching can reach. */
export async function singleSuite(parts: SuiteParts): Promise<Suite> {
  const { dist, repositoryOf, connections, seconds, rounds } = parts;
  const closed = connections.map((count): LoadShape => ({ kind: 'closed', connections: count, seconds }));
  const half: LoadShape = { kind: 'open', share: 0.5, connections: USUAL_CONNECTIONS, seconds: seconds + 1 };
  return {
    name: 'single',
    rounds,
    loads: [...closed, half],
    contenders: [
      bareContender(dist),
      { ...bareContender(dist), name: names.burst, server: burstServer(dist) },
      insuranceContender(dist, names.predictor),
      insuranceContender(dist, names.threeHeads, await repositoryOf(benchTasks.threeHeads)),
    ],
  };
}

/** How the predictor grows with trees: none, 150, 3 × 150. */
export async function treesSuite(parts: SuiteParts): Promise<Suite> {
  const { dist, repositoryOf } = parts;
  return {
    name: 'trees',
    rounds: 2,
    loads: [usualLoad(2)],
    contenders: [
      bareContender(dist),
      insuranceContender(dist, names.predictor),
      insuranceContender(dist, names.oneHead, await repositoryOf(benchTasks.oneHead)),
      insuranceContender(dist, names.threeHeads, await repositoryOf(benchTasks.threeHeads)),
    ],
  };
}

/** How it grows with fields: each beside a bare server that is sent the same body. */
export async function fieldsSuite(parts: SuiteParts): Promise<Suite> {
  const { dist, repositoryOf } = parts;
  const of = (fields: number, repository: string): readonly Contender[] => {
    const record = Object.fromEntries(wideFieldNames(fields).map((name, index) => [name, 10.5 + index / 4]));
    const bare = `bare, ${fields} fields`;
    const server = predictorServer(dist, { name: `wide-${fields}`, model: 'wide', repository });
    const shared = { rowsPerRequest: 1, baseline: bare };
    return [
      { ...shared, name: bare, server: bareServer(dist), question: toJsonQuestion(PREDICT_PATH, record) },
      {
        ...shared,
        name: `predictor, ${fields} fields`,
        server,
        question: toJsonQuestion('/api/v1/models/wide/predict', record),
      },
    ];
  };
  const six = { ...bareContender(dist), name: 'bare, 6 fields', baseline: 'bare, 6 fields' };
  return {
    name: 'fields',
    rounds: 2,
    loads: [usualLoad(2)],
    contenders: [
      six,
      { ...insuranceContender(dist, 'predictor, 6 fields'), baseline: six.name },
      ...of(20, await repositoryOf(benchTasks.twentyFields)),
      ...of(100, await repositoryOf(benchTasks.hundredFields)),
    ],
  };
}

/** The Open Inference Protocol: one record in JSON, and calls of more and more rows in binary. */
export function protocolSuite(parts: SuiteParts): Suite {
  // Room for a call of 1,000 rows on each connection; the default holds one.
  const maxQueue = USUAL_CONNECTIONS * 1000;
  const server = predictorServer(parts.dist, { name: names.predictor, model: 'insurance', maxQueue });
  const shared = { server, baseline: names.bare };
  const binary = ROWS_OF_CALLS.map((rows): Contender => {
    const question = toBinaryQuestion(Array.from({ length: rows }, () => RECORD));
    return { ...shared, name: binaryName(rows), question, rowsPerRequest: rows };
  });
  return {
    name: 'protocol',
    rounds: 3,
    loads: [usualLoad(2)],
    contenders: [
      bareContender(parts.dist),
      { ...shared, name: 'infer, JSON', question: toInferenceQuestion([RECORD]), rowsPerRequest: 1 },
      ...binary,
    ],
  };
}

/** What a binary call of so many rows is called. */
export function binaryName(rows: number): string {
  return `infer, binary, ${rows} rows`;
}

/** What an explanation adds to a single prediction, on one connection. */
export async function explainSuite({ dist, repositoryOf }: SuiteParts): Promise<Suite> {
  const repository = await repositoryOf(benchTasks.threeHeads);
  const both = (plain: Contender): readonly Contender[] => {
    const question = { ...plain.question, path: `${plain.question.path}?explain=true` };
    return [
      { ...plain, baseline: plain.name },
      { ...plain, name: explainedName(plain.name), question, baseline: plain.name },
    ];
  };
  return {
    name: 'explain',
    rounds: 3,
    loads: [{ kind: 'closed', connections: 1, seconds: 2 }],
    contenders: [
      ...both(insuranceContender(dist, names.predictor)),
      ...both(insuranceContender(dist, names.threeHeads, repository)),
    ],
  };
}

/** What a contender is called when it also explains. */
export function explainedName(plain: string): string {
  return `${plain}, explained`;
}

/** From idle to saturation, to fit the capacity model to. */
export function ratesSuite(parts: SuiteParts): Suite {
  const open = [0, 0.1, 0.25, 0.5, 0.75].map((share): LoadShape => {
    return { kind: 'open', share, connections: USUAL_CONNECTIONS, seconds: 3 };
  });
  const contenders = [insuranceContender(parts.dist, names.predictor)];
  return { name: 'rates', rounds: 2, loads: [usualLoad(3), ...open], contenders };
}

/** An installed peer and its environment. */
export interface InstalledPeer {
  readonly peer: Peer;
  readonly environment: string;
}

/** Other ways to serve the same model, beside the bare server and the predictor. */
export function peersSuite(parts: SuiteParts, installed: readonly InstalledPeer[]): Suite {
  const { dist, root } = parts;
  const peerContenders = installed.map(({ peer, environment }, index): Contender => ({
    name: peer.name,
    server: toPeerServer(peer, environment, { root, index }),
    question: peer.ask(RECORD),
    rowsPerRequest: 1,
    baseline: names.bare,
  }));
  return {
    name: 'peers',
    rounds: 2,
    loads: [usualLoad(3)],
    contenders: [bareContender(dist), insuranceContender(dist, names.predictor), ...peerContenders],
  };
}

function usualLoad(seconds: number): LoadShape {
  return { kind: 'closed', connections: USUAL_CONNECTIONS, seconds };
}

function bareContender(dist: string): Contender {
  const server = bareServer(dist);
  return { name: names.bare, server, question: SINGLE_QUESTION, rowsPerRequest: 1, baseline: names.bare };
}

function insuranceContender(dist: string, name: string, repository?: string): Contender {
  const plan = { name, model: 'insurance' as const, ...(repository !== undefined && { repository }) };
  const server = predictorServer(dist, plan);
  return { name, server, question: SINGLE_QUESTION, rowsPerRequest: 1, baseline: names.bare };
}
