// Writes what is below a prefix of a bucket to a folder, as it is. It runs where the bucket has its address.
//
//   node download-folder.mjs SERVER gs://BUCKET/PREFIX FOLDER
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const [server = '', uri = '', folder = ''] = process.argv.slice(2);
const { host: bucket, pathname } = new URL(uri);
const prefix = `${pathname.slice(1)}/`;
const objects = `${server}/storage/v1/b/${bucket}/o`;

const { items = [] } = await (await ask(`${objects}?prefix=${encodeURIComponent(prefix)}`)).json();
for (const { name } of items) {
  const path = join(folder, name.slice(prefix.length));
  await mkdir(dirname(path), { recursive: true });
  const answer = await ask(`${objects}/${encodeURIComponent(name)}?alt=media`);
  await writeFile(path, Buffer.from(await answer.arrayBuffer()));
}

async function ask(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`expected ${url} to answer, got ${answer.status}: ${await answer.text()}`);
  return answer;
}
