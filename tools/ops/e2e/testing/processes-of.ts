import { readdir, readFile } from 'node:fs/promises';

/** Command lines of the processes that name a folder; nothing where the system does not tell (`/proc`). */
export async function processesOf(folder: string): Promise<readonly string[]> {
  const ids = await readdir('/proc').catch(() => []);
  const lines = await Promise.all(
    ids.filter((id) => /^\d+$/.test(id)).map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.map((line) => line.replaceAll('\0', ' ')).filter((line) => line.includes(folder));
}
