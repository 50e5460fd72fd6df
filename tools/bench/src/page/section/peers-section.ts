import { peers } from '../../peers/peer';
import { toMarkdownTable } from '../../report/to-markdown-table';
import { names } from '../../suites/all-suites';
import { formatFigure, formatRatio } from '../format-figure';
import { ofSuite, type PageParts } from '../page-parts';

/** Other ways to serve the same model. */
export function renderPeers(parts: PageParts): string {
  const summaries = ofSuite(parts, 'peers');
  const own = summaries.find(({ contender }) => contender === names.predictor)?.requestsPerSecond ?? NaN;
  const rows = summaries.map((one) => [
    one.contender,
    formatFigure(one.requestsPerSecond),
    one.ratio < 0.1 ? one.ratio.toFixed(4) : formatRatio(one.ratio),
    formatRatio(own / one.requestsPerSecond),
    formatFigure(one.cpuUsPerRequest),
    formatFigure(one.p50Ms),
    formatFigure(one.residentMi),
    String(one.failures),
  ]);
  const missing = peers.filter(({ name }) => !summaries.some(({ contender }) => contender === name));
  const note =
    missing.length === 0
      ? ''
      : `\nNot measured, because not installed: ${missing.map(({ name }) => name).join(', ')}.\n`;
  const headings = ['server', 'requests/s', 'to bare', 'predictor to it', 'CPU µs', 'p50 ms', 'MiB', 'failures'];
  return `## Beside others

\`npm run bench:peers\` makes an environment for each from its lock in [tools/bench/peers](../tools/bench/peers); each is the small
program that its own documentation would have one write, on one core and with 64 connections. NestJS, FastAPI, KServe, MLServer, LitServe
and BentoML run our own insurance graph by onnxruntime with one thread, its columns computed in the language of the server; MLServer is asked by
the Open Inference Protocol, KServe by its first protocol. Flask and MLflow serve what tutorials do: a scikit-learn
pipeline on a data frame, fitted on a made-up table. Before it is measured, whoever serves our graph must answer a golden record
of the bundle with the bundle's own number. CPU is that of all processes of a server, memory counts shared pages
for each.

${toMarkdownTable(headings, rows)}${note}
![CPU of a request, by server](bench/peers.svg)
`;
}
