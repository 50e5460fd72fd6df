// Asks a predictor for each record of a JSON list on standard input, one after the other, and prints what it answers as
// one JSON line. It runs where services have their addresses.
//
//   node ask-records.mjs URL
import { json } from 'node:stream/consumers';

const [url = ''] = process.argv.slice(2);
const answers = [];
for (const record of await json(process.stdin)) {
  const body = JSON.stringify(record);
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  answers.push(await answer.json());
}
process.stdout.write(`${JSON.stringify(answers)}\n`);
