import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Copies what a folder holds (or the part of it below `from`) into the bucket, under `models/`. */
export async function uploadFolder(url: string, folder: string, from = ''): Promise<void> {
  for (const entry of readdirSync(join(folder, from), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = encodeURIComponent(`models${path.slice(folder.length)}`);
    const upload = `${url}/upload/storage/v1/b/medcast/o?uploadType=media&name=${name}`;
    const { status } = await fetch(upload, { method: 'POST', body: readFileSync(path) });
    if (status !== 200) throw new Error(`expected ${path} to be uploaded, got HTTP ${status}`);
  }
}
