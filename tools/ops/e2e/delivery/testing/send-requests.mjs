// Asks a predictor again and again from several clients at once, until standard input closes; then prints one JSON line
// with what came of it. It runs where services have their addresses. Half of the clients keep their connection, the
// others take a new one for each request. Nothing is tried twice: whatever is not 200 has failed.
//
//   node send-requests.mjs URL CLIENTS
import { Agent, request } from 'node:http';

const TIMEOUT_MS = 10_000;
const PAUSE_AFTER_FAILURE_MS = 20;
const body = JSON.stringify({ age: 19, sex: 'female', bmi: 27.9, children: 0, smoker: 'yes', region: 'southwest' });
const [url = '', clients = '8'] = process.argv.slice(2);

const outcome = { sent: 0, answered: 0, failed: 0, failures: {}, longestMs: 0, models: {} };
let running = true;

process.stdin.resume().on('end', () => (running = false));
process.stdout.write('loading\n');
await Promise.all(Array.from({ length: Number(clients) }, (_, index) => askOn(index % 2 === 0)));
process.stdout.write(`${JSON.stringify(outcome)}\n`);

async function askOn(keepAlive) {
  const agent = new Agent({ keepAlive, maxSockets: 1 });
  while (running) await count(agent);
  agent.destroy();
}

async function count(agent) {
  const started = performance.now();
  outcome.sent += 1;
  try {
    const { status, model } = await ask(agent);
    if (status === 200) {
      outcome.answered += 1;
      outcome.models[model] = (outcome.models[model] ?? 0) + 1;
    } else await fail(`status ${status}`);
  } catch (error) {
    await fail(error.code ?? error.message);
  }
  outcome.longestMs = Math.max(outcome.longestMs, Math.round(performance.now() - started));
}

function fail(reason) {
  outcome.failed += 1;
  outcome.failures[reason] = (outcome.failures[reason] ?? 0) + 1;
  // Where nobody listens, thousands of refusals a second would tell nothing more.
  return new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE_MS));
}

function ask(agent) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const asked = request(url, { method: 'POST', agent, headers, timeout: TIMEOUT_MS }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      answer.on('error', reject).on('end', () => {
        const model = answer.statusCode === 200 ? JSON.parse(text).model : {};
        resolve({ status: answer.statusCode, model: `${model.name}/${model.version}` });
      });
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.on('error', reject).end(body);
  });
}
