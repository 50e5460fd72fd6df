// Puts the files of a folder into a bucket as they are, past everything that the CLI would check. It runs where the
// bucket has its address.
//
//   node upload-folder.mjs SERVER gs://BUCKET/PREFIX FOLDER
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const [server = '', uri = '', folder = ''] = process.argv.slice(2);
const { host: bucket, pathname } = new URL(uri);
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
for (const entry of entries.filter((each) => each.isFile())) {
  const path = join(entry.parentPath, entry.name);
  const name = encodeURIComponent(`${pathname.slice(1)}/${relative(folder, path)}`);
  const url = `${server}/upload/storage/v1/b/${bucket}/o?uploadType=media&name=${name}`;
  const answer = await fetch(url, { method: 'POST', body: await readFile(path) });
  if (!answer.ok) throw new Error(`expected ${url} to take ${path}, got ${answer.status}: ${await answer.text()}`);
}
